package org.redress.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.redress.search.DisputeView;

/** XLSX with one sheet. Its cells are texts, and numbers where those are exact, but never formulas. */
final class XlsxDisputeWriter implements DisputeWriter {
    /** Table programs keep no more. */
    private static final int EXACT_DIGITS = 15;

    private static final Pattern NOT_OF_XML =
            Pattern.compile("[^\\t\\r\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    private static final Pattern ESCAPE_OF_EXCEL = Pattern.compile("_(?=x\\p{XDigit}{4}_)");

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    XlsxDisputeWriter(OutputStream output) {
        workbook = new Workbook(output, "Redress", null);
        sheet = workbook.newWorksheet("disputes");
        sheet.freezePane(0, 1);
        List<String> names = ExportColumn.names();
        for (int column = 0; column < names.size(); column++) {
            sheet.inlineString(0, column, names.get(column));
        }
    }

    @Override
    public void row(DisputeView dispute) {
        row++;
        for (ExportColumn column : ExportColumn.values()) {
            String text = column.textOf(dispute);
            if (text == null) {
                continue;
            }
            BigDecimal number = column.isNumber() ? new BigDecimal(text) : null;
            if (number != null && number.precision() <= EXACT_DIGITS) {
                sheet.value(row, column.ordinal(), number);
                if (number.scale() > 0) {
                    sheet.style(row, column.ordinal())
                            .format("0." + "0".repeat(number.scale()))
                            .set();
                }
            } else {
                sheet.inlineString(row, column.ordinal(), writable(text));
            }
        }
    }

    /** What XML 1.0 cannot hold is replaced; what only looks like Excel's escape of a character is written as one. */
    static String writable(String text) {
        String held = NOT_OF_XML.matcher(text).replaceAll("\uFFFD");
        return ESCAPE_OF_EXCEL.matcher(held).replaceAll("_x005F_");
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void finish() throws IOException {
        workbook.finish();
    }

    /** Without its end it is no XLSX. */
    @Override
    public void abort() {}
}
