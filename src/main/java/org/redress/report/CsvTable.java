package org.redress.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.redress.dispute.DisputeField;
import org.redress.dispute.DisputeRow;
import org.redress.dispute.ExportColumn;

/**
 * CSV (RFC 4180) in UTF-8, with a header. Without a byte order mark: programs would take it for a part of the first
 * column's name, and who wants to open it in Excel has XLSX.
 */
final class CsvTable implements Table {
    // What makes a table program take a text for a formula (OWASP, CSV Injection), some of it in Japanese width
    private static final String FORMULA_SIGNS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final OutputStream output;
    private final CsvWriter csv;

    CsvTable(OutputStream output) {
        this.output = output;
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(output, StandardCharsets.UTF_8);
        csv.writeRecord(
                DisputeField.EXPORT_COLUMNS.stream().map(ExportColumn::name).toList());
    }

    @Override
    public void row(DisputeRow dispute) {
        csv.writeRecord(DisputeField.EXPORT_COLUMNS.stream()
                .map(column -> harmless(column.textOf(dispute)))
                .toList());
    }

    /** Of all cells: none that we write begins with such a sign itself. */
    static String harmless(String text) {
        return text == null || text.isEmpty() || FORMULA_SIGNS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void end() throws IOException {
        csv.flush();
    }

    /** In words, and with a quotation mark that is never closed: programs that read it strictly refuse the file. */
    @Override
    public void breakOff() throws IOException {
        csv.flush();
        output.write("\"THIS EXPORT BROKE OFF HERE".getBytes(StandardCharsets.UTF_8));
    }
}
