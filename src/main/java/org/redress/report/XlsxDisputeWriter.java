package org.redress.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.redress.search.DisputeField;
import org.redress.search.DisputeRow;
import org.redress.search.ExportColumn;

/** Writes XLSX with one sheet. Cells are texts, times in UTC, or numbers if they are exact, but never formulas. */
final class XlsxDisputeWriter implements DisputeWriter {
    private static final List<ExportColumn> COLUMNS = DisputeField.EXPORT_COLUMNS;

    // Spreadsheets store no more digits
    private static final int EXACT_DIGITS = 15;

    // Half of the time of Deflater's default level, for a file that is a sixth larger
    private static final int COMPRESSION = Deflater.BEST_SPEED;

    private static final String DATE_FORMAT = "yyyy-mm-dd hh:mm:ss";

    private static final Pattern NOT_OF_XML =
            Pattern.compile("[^\\t\\r\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    private static final Pattern ESCAPE_OF_EXCEL = Pattern.compile("_(?=x\\p{XDigit}{4}_)");

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    XlsxDisputeWriter(OutputStream output) {
        workbook = new Workbook(output, "Redress", null);
        workbook.setCompressionLevel(COMPRESSION);
        sheet = workbook.newWorksheet("disputes");
        sheet.freezePane(0, 1);
        for (int column = 0; column < COLUMNS.size(); column++) {
            sheet.inlineString(0, column, COLUMNS.get(column).name());
        }
    }

    @Override
    public void row(DisputeRow dispute) {
        row++;
        for (int column = 0; column < COLUMNS.size(); column++) {
            Instant time = COLUMNS.get(column).timeOf(dispute);
            String text = COLUMNS.get(column).textOf(dispute);
            if (time != null) {
                sheet.value(row, column, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                sheet.style(row, column).format(DATE_FORMAT).set();
                continue;
            }
            if (text == null) {
                continue;
            }
            BigDecimal number = COLUMNS.get(column).isNumeric() ? new BigDecimal(text) : null;
            if (number != null && number.precision() <= EXACT_DIGITS) {
                sheet.value(row, column, number);
                if (number.scale() > 0) {
                    sheet.style(row, column)
                            .format("0." + "0".repeat(number.scale()))
                            .set();
                }
            } else {
                sheet.inlineString(row, column, escapeXml(text));
            }
        }
    }

    /** Replaces characters that XML 1.0 forbids, and escapes texts that look like Excel's escape of a character. */
    static String escapeXml(String text) {
        if (isPlain(text)) {
            return text;
        }
        String held = NOT_OF_XML.matcher(text).replaceAll("\uFFFD");
        return ESCAPE_OF_EXCEL.matcher(held).replaceAll("_x005F_");
    }

    // Nearly all texts are: the expressions would take a sixth of an export's time
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPair = Character.isSurrogatePair(before, c);
            if (c < ' ' && c != '\t' && c != '\r' && c != '\n'
                    || c == 'x' && before == '_'
                    || Character.isHighSurrogate(before) && !isPair
                    || Character.isLowSurrogate(c) && !isPair
                    || c >= '\uFFFE') {
                return false;
            }
            before = c;
        }
        return !Character.isHighSurrogate(before);
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void finish() throws IOException {
        workbook.finish();
    }

    /** Does nothing: without its directory the file is no XLSX. */
    @Override
    public void abort() {}
}
