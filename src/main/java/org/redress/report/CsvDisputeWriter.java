package org.redress.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    private static final List<ExportColumn> COLUMNS = DisputeField.EXPORT_COLUMNS;

    // Characters that make a spreadsheet read a text as a formula (OWASP, CSV Injection), also in full width: at the
    // start, and wherever it may start a cell, since spreadsheets of other languages separate by ; and some by blanks
    private static final String STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    private static final Pattern FORMULA =
            Pattern.compile("^(?=[\\t\\r\\n])|(?<![^\\s\\p{Z}\\p{Cc};,|\"'])(?=[" + STARTS.replace("-", "\\-") + "])");

    private final OutputStream output;
    private final CsvWriter csv;

    CsvDisputeWriter(OutputStream output) {
        this.output = output;
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(new Utf8Writer(output));
        csv.writeRecord(COLUMNS.stream().map(ExportColumn::name).toList());
    }

    @Override
    public void row(DisputeRow dispute) {
        String[] cells = new String[COLUMNS.size()];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = escapeFormula(COLUMNS.get(column).textOf(dispute));
        }
        csv.writeRecord(cells);
    }

    /** Puts an apostrophe before each formula. Applies to all cells: no value of ours has one. */
    static @Nullable String escapeFormula(@Nullable String text) {
        return text != null && mayHaveFormula(text) ? FORMULA.matcher(text).replaceAll("'") : text;
    }

    // Most texts have none: the expression would take most of an export's time
    private static boolean mayHaveFormula(String text) {
        if (text.startsWith("\t") || text.startsWith("\r") || text.startsWith("\n")) {
            return true;
        }
        for (int i = 0; i < STARTS.length(); i++) {
            if (mayStart(text, STARTS.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayStart(String text, char start) {
        for (int i = text.indexOf(start); i >= 0; i = text.indexOf(start, i + 1)) {
            if (i == 0 || !isLetterOrDigit(text.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
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
