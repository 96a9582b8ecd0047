package org.redress.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.redress.search.DisputeField;
import org.redress.search.DisputeRow;
import org.redress.search.ExportColumn;

/**
 * Writes CSV (RFC 4180) in UTF-8 with a header.
 *
 * <p>No byte order mark: programs would read it as part of the first column's name. XLSX is the format for Excel.
 */
final class CsvDisputeWriter implements DisputeWriter {
    // First characters that make a spreadsheet read a text as a formula (OWASP, CSV Injection), also in full width
    private static final String FORMULA_SIGNS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final OutputStream output;
    private final CsvWriter csv;

    CsvDisputeWriter(OutputStream output) {
        this.output = output;
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(output, StandardCharsets.UTF_8);
        csv.writeRecord(
                DisputeField.EXPORT_COLUMNS.stream().map(ExportColumn::name).toList());
    }

    @Override
    public void row(DisputeRow dispute) {
        csv.writeRecord(DisputeField.EXPORT_COLUMNS.stream()
                .map(column -> escapeFormula(column.textOf(dispute)))
                .toList());
    }

    /** Puts an apostrophe before a formula. Applies to all cells: no value of ours begins with such a character. */
    static @Nullable String escapeFormula(@Nullable String text) {
        return text == null || text.isEmpty() || FORMULA_SIGNS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }

    /** Writes a quotation mark that is never closed, so that strict readers reject the file, and a text for humans. */
    @Override
    public void abort() throws IOException {
        csv.flush();
        output.write("\"THIS EXPORT BROKE OFF HERE".getBytes(StandardCharsets.UTF_8));
    }
}
