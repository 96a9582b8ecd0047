package org.redress.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.api.OpenApiFile;
import org.redress.dispute.MartinsCase;
import org.redress.search.DisputeField;
import org.redress.search.DisputeRow;
import org.redress.search.ExportColumn;

/** Cells of an export, as other programs read them. */
class DisputeWriterTest {
    static final String HEADER =
            "id,ticketNumber,clientId,complaintStatusId,complaintStatus,reasonId,reason,description,source,"
                    + "createdAt,updatedAt,dueAt,currency,amount,disputeAmount,invoiceId,invoiceDate,orderId,orderNumber,trackingId,"
                    + "customerId,customerName,customerFirstName,customerLastName,customerEmail,customerCountryCode,attachments,"
                    + "decisionOutcome,decisionAmount,decisionText,decidedAt,"
                    + "assigneeId,assigneeName,priority,tags,mergedInto,"
                    + "lastActivityBy,lastActivityById,lastActivityByName,lastActivityAt";

    @Test
    void a_csv_row_has_the_values_of_the_list() throws IOException {
        assertThat(text(ExportFormat.CSV, view(Map.of())))
                .isEqualTo(HEADER
                        + "\r\nb87a9941-5d89-46a7-8890-3d1beec40def,100001,1,1,Waiting for shop,10203,I have a problem"
                        + " with the product,I found TV's screen is broken.,Web,2023-12-12T15:49:32.4086000Z,"
                        + "2023-12-12T15:49:32.4086200Z,2023-12-13T15:49:32.4086000Z,EUR,600.54,600.54,INV#1234,"
                        + "2023-12-05T15:49:32.0000000Z,987212,OR#123987445,RT12409821212,e5477d6d-eb90-4dd8-a823-2fc664541859,"
                        + "Martin John,Martin,John,martin.john@gmail.com,DE,1,,,,,,,NORMAL,,,"
                        + "CUSTOMER,,,2023-12-12T15:49:32.4086200Z\r\n");
    }

    @Test
    void the_description_shows_the_columns_that_there_are() {
        String example = new OpenApiFile()
                .at("#/paths/~1api~1rest~1v1~1{clientId}~1disputes/get/responses/200/content")
                .path("text/csv")
                .path("example")
                .stringValue();
        String names =
                DisputeField.EXPORT_COLUMNS.stream().map(ExportColumn::name).collect(Collectors.joining(","));
        assertThat(example).startsWith(names + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49 30 1234",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "=cmd|' /C calc'!A0",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20x",
                "\u00A0=1",
                "x;=HYPERLINK(1)",
                "x, \u3000=1",
                "x\t@SUM(A1)",
                "x|+1",
                "x\r\n=cmd|'/C calc'!A0",
                "x\u2028=1",
                "x\"=1",
                "x'=1",
                "x =1;-1"
            })
    void a_formula_of_a_customer_is_text_in_every_column(String formula) throws IOException {
        DisputeRow view = view(Map.of(
                DisputeField.DESCRIPTION,
                formula,
                DisputeField.SOURCE,
                formula,
                DisputeField.INVOICE_ID,
                formula,
                DisputeField.CUSTOMER_FIRST_NAME,
                formula,
                DisputeField.CUSTOMER_EMAIL,
                formula));
        CSVRecord csv = record(text(ExportFormat.CSV, view));
        for (DisputeField column : List.of(
                DisputeField.DESCRIPTION,
                DisputeField.SOURCE,
                DisputeField.INVOICE_ID,
                DisputeField.CUSTOMER_FIRST_NAME,
                DisputeField.CUSTOMER_EMAIL)) {
            assertThat(csv.get(position(column))).isEqualTo(guarded(formula));
            Cell cell = row(bytes(ExportFormat.XLSX, view)).getCell(position(column));
            assertThat(cell.getType()).isEqualTo(CellType.STRING);
            assertThat(cell.getFormula()).isNull();
            assertThat(cell.getText()).isEqualTo(formula);
        }
    }

    /** Puts an apostrophe before each character that may begin a formula, unless a letter or digit stands before it. */
    private static String guarded(String text) {
        StringBuilder guarded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean sign = "=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(i)) >= 0;
            boolean begins = i == 0
                    || !(Character.isLetterOrDigit(text.charAt(i - 1)) || "(!)".indexOf(text.charAt(i - 1)) >= 0);
            if ((sign && begins) || (i == 0 && "\t\r\n".indexOf(text.charAt(0)) >= 0)) {
                guarded.append('\'');
            }
            guarded.append(text.charAt(i));
        }
        return guarded.toString();
    }

    @Test
    void times_are_dates_of_xlsx_in_utc() throws IOException {
        Row row = row(bytes(ExportFormat.XLSX, view(Map.of())));
        for (DisputeField column : List.of(DisputeField.INVOICE_DATE, DisputeField.CREATED_AT, DisputeField.DUE_AT)) {
            Cell cell = row.getCell(position(column));
            assertThat(cell.getType()).isEqualTo(CellType.NUMBER);
            assertThat(cell.getDataFormatString()).isEqualTo("yyyy-mm-dd hh:mm:ss");
        }
        assertThat(row.getCellAsDate(position(DisputeField.INVOICE_DATE)))
                .contains(LocalDateTime.of(2023, 12, 5, 15, 49, 32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zoë O'Brien, 李娜, Łucja, 😞👨‍👩‍👧, \u202Eright to left",
                "a \"quoted\", comma; semicolon\nline\r\nline",
                "'already",
                "a=b, 1-1",
                " blanks ",
                "<b>&amp;</b> ]]>"
            })
    void any_text_of_users_is_read_back_unchanged(String text) throws IOException {
        DisputeRow view = view(Map.of(DisputeField.DESCRIPTION, text));
        assertThat(record(text(ExportFormat.CSV, view)).get(position(DisputeField.DESCRIPTION)))
                .isEqualTo(text);
        assertThat(row(bytes(ExportFormat.XLSX, view))
                        .getCell(position(DisputeField.DESCRIPTION))
                        .getText())
                .isEqualTo(text);
    }

    @Test
    void characters_invalid_in_xml_are_replaced_and_escapes_of_excel_are_escaped() throws IOException {
        DisputeRow view = view(Map.of(DisputeField.DESCRIPTION, "a\u0000\u0007\u001F\uFFFE\uD800b_x0041_c_x"));
        assertThat(row(bytes(ExportFormat.XLSX, view))
                        .getCell(position(DisputeField.DESCRIPTION))
                        .getText())
                .isEqualTo("a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb_x005F_x0041_c_x");
    }

    @Test
    void amounts_and_numbers_are_numbers_of_xlsx_as_long_as_those_are_exact() throws IOException {
        Row row = row(bytes(ExportFormat.XLSX, view(Map.of())));
        assertNumber(row, DisputeField.TICKET_NUMBER, "100001", null);
        assertNumber(row, DisputeField.AMOUNT, "600.54", "0.00");
        assertNumber(row, DisputeField.ATTACHMENT_COUNT, "1", null);

        Map<DisputeField, Object> large = new HashMap<>();
        large.put(DisputeField.AMOUNT, new BigDecimal("9999999999999.99"));
        large.put(DisputeField.DISPUTE_AMOUNT, new BigDecimal("99999999999999.99"));
        row = row(bytes(ExportFormat.XLSX, view(large)));
        assertNumber(row, DisputeField.AMOUNT, "9999999999999.99", "0.00");
        assertThat(row.getCell(position(DisputeField.DISPUTE_AMOUNT)).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(position(DisputeField.DISPUTE_AMOUNT)).getText()).isEqualTo("99999999999999.99");

        Map<DisputeField, Object> yen = Map.of(
                DisputeField.AMOUNT,
                new BigDecimal("1200"),
                DisputeField.DISPUTE_AMOUNT,
                BigDecimal.ZERO,
                DisputeField.CURRENCY,
                "JPY");
        row = row(bytes(ExportFormat.XLSX, view(yen)));
        assertNumber(row, DisputeField.AMOUNT, "1200", null);
    }

    private static void assertNumber(Row row, DisputeField column, String value, @Nullable String format) {
        Cell cell = row.getCell(position(column));
        assertThat(cell.getType()).isEqualTo(CellType.NUMBER);
        assertThat(cell.asNumber()).isEqualByComparingTo(value);
        assertThat(cell.getDataFormatString()).isEqualTo(format);
    }

    @Test
    void a_null_is_an_empty_cell() throws IOException {
        DisputeRow view = MartinsCase.rowWithoutOptionalFields();
        CSVRecord csv = record(text(ExportFormat.CSV, view));
        assertThat(csv.get(position(DisputeField.AMOUNT))).isEmpty();
        assertThat(csv.get(position(DisputeField.CUSTOMER_NAME))).isEmpty();
        Row xlsx = row(bytes(ExportFormat.XLSX, view));
        assertThat(xlsx.getOptionalCell(position(DisputeField.AMOUNT))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void a_truncated_file_is_refused_by_its_readers(ExportFormat format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DisputeWriter writer = format.begin(bytes);
        writer.row(view(Map.of()));
        writer.flush();
        writer.abort();
        assertThatThrownBy(() -> {
                    if (format == ExportFormat.CSV) {
                        record(bytes.toString(StandardCharsets.UTF_8));
                    } else {
                        row(bytes.toByteArray());
                    }
                })
                .isInstanceOf(Exception.class);
    }

    private static DisputeRow view(Map<DisputeField, ?> others) {
        return MartinsCase.rowWith(others, MartinsCase.photo());
    }

    /** Returns the index of a column. */
    private static int position(DisputeField field) {
        return DisputeField.EXPORT_COLUMNS.stream()
                .map(ExportColumn::field)
                .toList()
                .indexOf(field);
    }

    private static byte[] bytes(ExportFormat format, DisputeRow view) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DisputeWriter writer = format.begin(bytes);
        writer.row(view);
        writer.flush();
        writer.finish();
        return bytes.toByteArray();
    }

    private static String text(ExportFormat format, DisputeRow view) throws IOException {
        return new String(bytes(format, view), StandardCharsets.UTF_8);
    }

    /** Returns the only row after the header. */
    private static CSVRecord record(String csv) throws IOException {
        List<CSVRecord> records = CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords();
        assertThat(records).hasSize(2);
        return records.get(1);
    }

    /** Returns the only row after the header. */
    private static Row row(byte[] xlsx) throws IOException {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(xlsx), new ReadingOptions(true, false))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            return rows.get(1);
        }
    }
}
