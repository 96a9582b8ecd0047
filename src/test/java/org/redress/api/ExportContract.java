package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disputes list as CSV and XLSX: content negotiation, columns, and an unchanged JSON list. */
interface ExportContract {
    String CSV = "text/csv";
    String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    Set<String> TIMES = Set.of("createdAt", "updatedAt", "dueAt", "invoiceDate", "decidedAt", "lastActivityAt");

    Redress redress();

    private Redress.HttpReply createLink(String token, String body) {
        return redress()
                .send(redress()
                        .call("/api/rest/v1/1/disputes/exports", token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Redress.HttpReply download(String link) {
        return redress().send(redress().call(link).GET());
    }

    private String link(String body) {
        Redress.HttpReply created = createLink(Redress.token("viewer", 1), body);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.object().getString("href")).isEqualTo(created.header("Location"));
        assertThat(Instant.parse(created.object().getString("expiresAt")))
                .isBetween(Instant.now(), Instant.now().plusSeconds(61));
        return created.header("Location");
    }

    @ParameterizedTest
    @ValueSource(strings = {CSV, XLSX})
    default void a_link_is_the_export_once_and_without_a_token(String type) {
        String link = link(
                """
                {"format":"%s","status":[1,4],"endDate":"2023-12-12","sortBy":"Amount","sortMethod":"ASC","query":"INV#","bom":false}"""
                        .formatted(type.equals(CSV) ? "csv" : "XLSX"));
        Redress.HttpReply file = download(link);
        Redress.HttpReply same =
                export("/1/disputes?status=1,4&endDate=2023-12-12&sortBy=Amount&sortMethod=asc&query=INV%23", type);
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo(same.header("Content-Type"));
        assertThat(file.header("Content-Disposition")).isEqualTo(same.header("Content-Disposition"));
        if (type.equals(CSV)) {
            assertThat(file.text()).contains("INV#1234").isEqualTo(same.text());
        }
        assertProblem(download(link), 404);
    }

    @Test
    default void a_link_opens_nothing_but_its_file() {
        String link = link("{\"format\":\"csv\",\"status\":[4]}");
        String secret = link.substring(link.lastIndexOf('/') + 1, link.indexOf('?'));
        for (String other : List.of(
                link.replace("status=4", "status=1"),
                link.replace("status=4&", ""),
                link.replace("csv", "xlsx"),
                link + "&query=x",
                link + "&status=4",
                link.replace("exports/1.", "exports/2."),
                link.replace("exports/1.", "exports/999."),
                link.replace("exports/1.", "exports/"),
                link.replace(secret, secret.substring(0, 40) + "AAAAA"),
                link.replace(secret, secret + "A"))) {
            assertProblem(download(other), 404);
        }
        assertThat(redress().send(redress().call("/1/disputes", secret)).status())
                .isEqualTo(401);
        HttpRequest.Builder head = redress().call(link).method("HEAD", HttpRequest.BodyPublishers.noBody());
        assertThat(redress().send(head).status()).isEqualTo(405);
        assertThat(download(link).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}                                 | format
            {"format":"pdf"}                   | format
            {"format":"csv","status":[9]}      | status
            {"format":"csv","sortBy":"Colour"} | sortBy
            {"format":"csv","overdue":"maybe"} | overdue
            {"format":"csv","query":{}}        | query
            """)
    default void a_link_is_refused_as_its_export_would_be(String body, String field) {
        Redress.HttpReply answer = createLink(Redress.token("merchant", 1), body);
        assertProblem(answer, 400);
        assertThat(answer.object().getJsonArray("violations").getJsonObject(0).getString("field"))
                .isEqualTo(field);
    }

    @Test
    default void a_byte_order_mark_is_sent_if_asked_for() {
        assertThat(export("/1/disputes?bom=true", CSV).text()).startsWith("\uFEFFid,ticketNumber,");
        for (String query : List.of("?bom=false", "")) {
            assertThat(export("/1/disputes" + query, CSV).text()).startsWith("id,ticketNumber,");
        }
        assertThat(export("/1/disputes?bom=true", XLSX).text()).startsWith("PK");
        assertProblem(export("/1/disputes?bom=perhaps", CSV), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endDate={settled}",
                "endDate={settled}&sortBy=DisputeAmount&sortMethod=asc",
                "status=1,4&startDate=2023-10-01&endDate=2023-12-31&query=inv%23",
                "query=INV%231234&status=1&pageSize=0&pageNumber=x&cursor=x&count=x",
                "endDate=2000-01-01"
            })
    default void the_file_has_the_rows_of_all_pages_of_the_list(String filter) {
        String query = filter.replace("{settled}", DisputesContract.settled().toString());
        List<Map<String, String>> listed = listed("/1/disputes?pageSize=100&" + query.replaceAll("&page.*", ""));
        Redress.HttpReply csv = export("/1/disputes?" + query, CSV);
        Redress.HttpReply xlsx = export("/api/rest/v1/1/disputes?" + query, XLSX);
        assertThat(rowsOfCsv(csv)).isEqualTo(listed);
        assertThat(rowsOfXlsx(xlsx))
                .isEqualTo(listed.stream().map(ExportContract::toSeconds).toList());
    }

    @ParameterizedTest
    @CsvSource({
        CSV + ", text/csv;charset=utf-8, disputes.csv",
        "text/*, text/csv;charset=utf-8, disputes.csv",
        XLSX + ", " + XLSX + ", disputes.xlsx",
        "'application/json;q=0.1, " + XLSX + "', " + XLSX + ", disputes.xlsx"
    })
    default void the_file_has_its_type_and_a_name_to_save_it_under(String accept, String type, String name) {
        for (String path : List.of("/1/disputes?endDate=2022-12-31", "/api/rest/v1/1/disputes?endDate=2022-12-31")) {
            Redress.HttpReply file = export(path, accept);
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.header("Content-Type").replace(" ", "")).isEqualToIgnoringCase(type);
            assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + name + "\"");
            assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "application/*",
                "text/csv;q=0.5, application/json",
                "text/html, */*;q=0.8"
            })
    default void accept_json_returns_the_list(String accept) {
        Redress.HttpReply list = accept.isEmpty() ? redress().get("/1/disputes") : export("/1/disputes", accept);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header("Content-Type")).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {CSV, XLSX})
    default void text_of_customers_is_never_a_formula(String type) {
        String text = "=HYPERLINK(\"https://evil.example\";\"Zoë, 李 😀\")\n\u0001_x0041_";
        String ticket = redress()
                .chat(
                        ChatContract.RAISE,
                        "{\"uuid\":\"51342\",\"conversationRequest\":{\"channel\":\"TELEGRAM\"},"
                                + "\"interestType\":\"raiseComplaint\",\"entityInfo\":{\"description\":"
                                + Json.createValue(text) + "}}")
                .replyText()
                .replaceFirst("(?s).*Number (\\d+) to track.*", "$1");
        Redress.HttpReply file = export("/1/disputes?query=" + ticket, type);
        if (type.equals(CSV)) {
            assertThat(rowsOfCsv(file))
                    .extracting(row -> row.get("description"))
                    .containsExactly("'" + text);
        } else {
            assertThat(rowsOfXlsx(file))
                    .extracting(row -> row.get("description"))
                    .containsExactly(text.replace('\u0001', '\uFFFD').replace("_x", "_x005F_x"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CSV, XLSX})
    default void a_refused_export_is_a_problem_and_no_file(String type) {
        assertProblem(export("/2/disputes", type), 403);
        assertProblem(export("/abc/disputes", type), 400);
        Redress.HttpReply bad = export("/1/disputes?status=7&sortBy=Colour&pageSize=0", type);
        assertProblem(bad, 400);
        assertThat(bad.object().getJsonArray("violations"))
                .extracting(violation -> violation.asJsonObject().getString("field"))
                .containsExactly("status", "sortBy");
        assertProblem(redress().send(redress().call("/1/disputes").header("Accept", type)), 401);
        assertProblem(
                redress()
                        .send(redress()
                                .call("/1/disputes", Redress.token("chatbot", 1))
                                .header("Accept", type)),
                403);
    }

    @ParameterizedTest
    @ValueSource(strings = {CSV, XLSX})
    default void head_returns_the_headers_alone(String type) {
        Redress.HttpReply head = redress()
                .send(redress()
                        .call("/1/disputes", Redress.token("viewer", 1))
                        .header("Accept", type)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).startsWith(type);
        assertThat(head.http().body()).isEmpty();
    }

    @Test
    default void another_media_type_is_not_acceptable() {
        for (String type : List.of("application/pdf", "text/html", "application/vnd.ms-excel")) {
            assertProblem(export("/1/disputes", type), 406);
        }
        assertProblem(export("/1/disputes/" + DisputesContract.FIRST, CSV), 406);
    }

    private Redress.HttpReply export(String path, String accept) {
        return redress().send(redress().call(path, Redress.token("viewer", 1)).header("Accept", accept));
    }

    private static void assertProblem(Redress.HttpReply answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Content-Disposition")).isNull();
    }

    /** Reads all pages of the list, and converts each dispute to the columns of an export. */
    private List<Map<String, String>> listed(String path) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String next = path; next != null; ) {
            Redress.HttpReply page = redress().get(next);
            page.array().forEach(dispute -> rows.add(columns(dispute.asJsonObject())));
            next = DisputesContract.link(page, "next");
        }
        return rows;
    }

    private static Map<String, String> columns(JsonObject dispute) {
        JsonObject customer = dispute.getJsonObject("customer");
        Map<String, String> row = new LinkedHashMap<>();
        row.put("id", text(dispute, "id"));
        row.put("ticketNumber", text(dispute, "ticketNumber"));
        row.put("clientId", text(dispute, "clientId"));
        row.put("complaintStatusId", text(dispute.getJsonObject("complaintStatus"), "id"));
        row.put("complaintStatus", text(dispute.getJsonObject("complaintStatus"), "name"));
        row.put("reasonId", text(dispute.getJsonObject("reason"), "id"));
        row.put("reason", text(dispute.getJsonObject("reason"), "name"));
        for (String name : List.of("description", "source", "createdAt", "updatedAt", "dueAt", "currency", "amount")) {
            row.put(name, text(dispute, name));
        }
        for (String name : List.of("disputeAmount", "invoiceId", "invoiceDate", "orderId", "orderNumber")) {
            row.put(name, text(dispute, name));
        }
        row.computeIfPresent("invoiceDate", (name, date) -> iso(date));
        row.put("trackingId", text(dispute, "trackingId"));
        row.put("customerId", text(dispute, "customerId"));
        row.put("customerName", text(customer, "name"));
        row.put("customerFirstName", text(customer, "firstName"));
        row.put("customerLastName", text(customer, "lastName"));
        row.put("customerEmail", text(customer, "email"));
        row.put("customerCountryCode", text(customer, "countryCode"));
        row.put(
                "attachments",
                Integer.toString(dispute.getJsonArray("attachments").size()));
        JsonObject decision = dispute.get("decision") instanceof JsonObject decided ? decided : null;
        row.put("decisionOutcome", decision == null ? "" : text(decision, "outcome"));
        row.put("decisionAmount", decision == null ? "" : text(decision, "amount"));
        row.put("decisionText", decision == null ? "" : text(decision, "text"));
        row.put("decidedAt", decision == null ? "" : text(decision, "decidedAt"));
        JsonObject assignee = dispute.get("assignee") instanceof JsonObject assigned ? assigned : null;
        row.put("assigneeId", assignee == null ? "" : text(assignee, "id"));
        row.put("assigneeName", assignee == null ? "" : text(assignee, "name"));
        row.put("priority", text(dispute, "priority"));
        row.put(
                "tags",
                dispute.getJsonArray("tags").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .collect(Collectors.joining(", ")));
        JsonObject into = dispute.get("mergedInto") instanceof JsonObject target ? target : null;
        row.put(
                "mergedInto",
                into == null ? "" : into.getJsonNumber("ticketNumber").toString());
        JsonObject last = dispute.getJsonObject("lastActivity");
        row.put("lastActivityBy", text(last, "by"));
        row.put("lastActivityById", text(last, "byId"));
        row.put("lastActivityByName", text(last, "byName"));
        row.put("lastActivityAt", text(last, "at"));
        return row;
    }

    /** Converts MM/dd/yyyy HH:mm:ss to ISO 8601. */
    private static String iso(String date) {
        return date.replaceFirst("(\\d\\d)/(\\d\\d)/(\\d{4}) (.+)", "$3-$1-$2T$4.0000000Z");
    }

    /** Cuts times to the seconds that a spreadsheet shows. */
    private static Map<String, String> toSeconds(Map<String, String> row) {
        Map<String, String> cut = new LinkedHashMap<>(row);
        TIMES.forEach(name -> cut.computeIfPresent(name, (same, time) -> time.replaceFirst("\\.\\d+Z$", "Z")));
        return cut;
    }

    /** Converts a JSON value to the text of a cell; null is empty. */
    private static String text(JsonObject object, String name) {
        JsonValue value = object.get(name);
        if (value == JsonValue.NULL) {
            return "";
        }
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    private static List<Map<String, String>> rowsOfCsv(Redress.HttpReply file) {
        CSVFormat withHeader = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser csv = CSVParser.parse(new StringReader(file.text()), withHeader)) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (CSVRecord record : csv) {
                Map<String, String> row = new LinkedHashMap<>();
                csv.getHeaderNames().forEach(name -> row.put(name, record.get(name)));
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, String>> rowsOfXlsx(Redress.HttpReply file) {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(file.http().body()))) {
            List<Row> read = workbook.getFirstSheet().read();
            List<Map<String, String>> rows = new ArrayList<>();
            for (Row row : read.subList(1, read.size())) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int column = 0; column < read.get(0).getCellCount(); column++) {
                    String name = read.get(0).getCellText(column);
                    cells.put(name, TIMES.contains(name) ? time(row, column) : cell(row, column));
                }
                rows.add(cells);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the cells as text; numbers as they are written. */
    private static String cell(Row row, int column) {
        return row.getOptionalCell(column)
                .map(cell -> {
                    assertThat(cell.getFormula()).isNull();
                    return cell.getType() == CellType.NUMBER ? number(cell.getRawValue()) : cell.getText();
                })
                .orElse("");
    }

    private static String time(Row row, int column) {
        return row.getCellAsDate(column)
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS)
                        .toInstant(ZoneOffset.UTC)
                        .toString())
                .orElse("");
    }

    private static String number(String raw) {
        return new BigDecimal(raw).toPlainString();
    }
}
