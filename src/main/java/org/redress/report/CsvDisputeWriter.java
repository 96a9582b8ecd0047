package org.redress.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.search.DisputeField;
import org.redress.search.DisputeRow;
import org.redress.search.ExportColumn;

/**
 * Writes CSV (RFC 4180) in UTF-8 with a header.
 *
 * <p>No byte order mark unless asked for: programs would read it as part of the first column's name.
 */
final class CsvDisputeWriter implements DisputeWriter {
    // Characters that make a spreadsheet read a text as a formula (OWASP, CSV Injection), also in full width: at the
    // start, and wherever it may start a cell, since spreadsheets of other languages separate by ; and some by blanks
    private static final Pattern FORMULA =
            Pattern.compile("^(?=[\\t\\r\\n])|(?<![^\\s\\p{Z}\\p{Cc};,|\"'])(?=[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20])");

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

    /** Puts an apostrophe before each formula. Applies to all cells: no value of ours has one. */
    static @Nullable String escapeFormula(@Nullable String text) {
        return text == null ? null : FORMULA.matcher(text).replaceAll("'");
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
