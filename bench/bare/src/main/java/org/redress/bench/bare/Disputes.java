package org.redress.bench.bare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/** The list: one statement for the page (ids from the index first, then their rows), one for its attachments. */
public final class Disputes {
    private static final Map<String, String> COLUMNS = new HashMap<>();

    static {
        String[][] names = {
            {"CreatedAt", "created_at"}, {"UpdatedAt", "updated_at"}, {"InvoiceDate", "invoice_date"},
            {"InvoiceId", "invoice_id"}, {"Amount", "amount"}, {"DisputeAmount", "dispute_amount"},
            {"OrderId", "order_id"}, {"TicketNumber", "ticket_number"}, {"StatusId", "status_id"},
            {"ReasonId", "reason_id"}, {"Deadline", "due_at"}
        };
        for (String[] name : names) {
            COLUMNS.put(name[0].toLowerCase(Locale.ROOT), name[1]);
        }
    }

    private static final String[] PRIORITIES = {"LOW", "NORMAL", "HIGH", "URGENT"};

    // Redress reads them from the token and the person's first call
    private static final String READER = "viewer";
    private static final OffsetDateTime READS_SINCE = OffsetDateTime.now(ZoneOffset.UTC);

    private static final String[] STATUSES = {
        null, "Waiting for shop", "Waiting for customer", "Under review", "Resolved", "Closed", "Cancelled"
    };

    private final DataSource database;
    private final Map<Integer, String> merchants = new HashMap<>();
    private final Map<Integer, String> reasons = new HashMap<>();

    public Disputes(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            ResultSet merchant = statement.executeQuery("select id, name, email, country_code from merchants");
            while (merchant.next()) {
                Json json = new Json();
                json.key("id").number(merchant.getInt(1)).key("name").text(merchant.getString(2));
                json.key("email").text(merchant.getString(3)).key("countryCode").text(merchant.getString(4));
                json.key("country").text(new Locale("", merchant.getString(4)).getDisplayCountry(Locale.ENGLISH));
                merchants.put(merchant.getInt(1), "{" + json.toString() + "}");
            }
            ResultSet reason = statement.executeQuery("select id, name from dispute_reasons");
            while (reason.next()) {
                Json json = new Json();
                json.key("id").number(reason.getInt(1)).key("name").text(reason.getString(2));
                reasons.put(reason.getInt(1), "{" + json + "}");
            }
        }
    }

    public String page(int merchant, Map<String, String> query) throws SQLException {
        List<Object> values = new ArrayList<>();
        String sql = sql(merchant, query, values);
        Map<UUID, Row> rows = new LinkedHashMap<>();
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement page = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.size(); i++) {
                    page.setObject(i + 1, values.get(i));
                }
                if (query.containsKey("query")) {
                    // A generic plan for any search text would fit only some of them
                    page.unwrap(PGStatement.class).setPrepareThreshold(0);
                }
                ResultSet result = page.executeQuery();
                while (result.next()) {
                    Row row = new Row(result, merchant);
                    rows.put(row.id, row);
                }
            }
            if (!rows.isEmpty()) {
                attachments(connection, merchant, rows);
            }
        }
        StringBuilder answer = new StringBuilder(2048 * rows.size() + 2).append('[');
        for (Row row : rows.values()) {
            answer.append(answer.length() > 1 ? "," : "");
            row.appendTo(answer);
        }
        return answer.append(']').toString();
    }

    private static String sql(int merchant, Map<String, String> query, List<Object> values) {
        StringBuilder where = new StringBuilder("merchant_id = ?");
        values.add(merchant);
        if (query.containsKey("status")) {
            String[] ids = query.get("status").split(",");
            where.append(" and status_id in (")
                    .append("?,".repeat(ids.length - 1))
                    .append("?)");
            for (String id : ids) {
                values.add(Integer.valueOf(id));
            }
        }
        if (query.containsKey("startDate")) {
            where.append(" and created_at >= ?");
            values.add(LocalDate.parse(query.get("startDate")).atStartOfDay().atOffset(ZoneOffset.UTC));
        }
        if (query.containsKey("endDate")) {
            where.append(" and created_at < ?");
            values.add(LocalDate.parse(query.get("endDate"))
                    .plusDays(1)
                    .atStartOfDay()
                    .atOffset(ZoneOffset.UTC));
        }
        if (query.containsKey("query")) {
            where.append(" and search_finds(search_text, ?)");
            values.add(query.get("query").toLowerCase(Locale.ROOT));
        }
        String column = COLUMNS.get(query.getOrDefault("sortBy", "CreatedAt").toLowerCase(Locale.ROOT));
        String order = " order by %s %s, id %<s".formatted(column, query.getOrDefault("sortMethod", "desc"));
        int size = Integer.parseInt(query.getOrDefault("pageSize", "20"));
        int number = Integer.parseInt(query.getOrDefault("pageNumber", "1"));
        String offset = "";
        if (number > 1) {
            offset = " offset ?";
            values.add((number - 1L) * size);
        }
        values.add(READER);
        return "with page as materialized (select merchant_id, id, " + column + " from disputes where " + where + order
                + " limit "
                + size + offset + ") select d.id, d.ticket_number, d.source, d.reason_id, d.description, d.invoice_id,"
                + " d.invoice_date, d.amount, d.dispute_amount, d.currency, d.order_id, d.order_number, d.tracking_id,"
                + " d.status_id, d.created_at, d.updated_at, d.due_at,"
                + " c.id, c.account_id, c.first_name, c.last_name, c.country_code, c.email,"
                + " d.assignee_id, d.assignee_name, d.priority, d.tags, d.version, d.merged_into, d.merged_into_number,"
                + " d.last_actor, d.last_actor_id, d.last_actor_name, (select r.read_version from dispute_reads r"
                + " where r.merchant_id = d.merchant_id and r.dispute_id = d.id and r.staff_id = ?)"
                + " from page join disputes d on d.merchant_id = page.merchant_id and d.id = page.id"
                + " join customers c on c.merchant_id = d.merchant_id and c.id = d.customer_id"
                + order.replace(column, "page." + column).replace(", id", ", page.id");
    }

    private static void attachments(Connection connection, int merchant, Map<UUID, Row> rows) throws SQLException {
        Array ids = connection.createArrayOf("uuid", rows.keySet().toArray());
        try (PreparedStatement statement = connection.prepareStatement("select id, dispute_id, file_name,"
                + " original_file_name, created_at, size, source, mime_type from attachments"
                + " where merchant_id = ? and dispute_id = any(?) order by created_at, id")) {
            statement.setInt(1, merchant);
            statement.setArray(2, ids);
            ResultSet file = statement.executeQuery();
            while (file.next()) {
                String id = file.getString(1);
                String disputeId = file.getString(2);
                Json json = rows.get(UUID.fromString(disputeId)).attachments;
                json.begin('{').key("id").text(id).key("fileName").text(file.getString(3));
                json.key("originalFileName").text(file.getString(4));
                json.key("createdAt").dateTime(file.getObject(5, OffsetDateTime.class));
                json.key("size").number(file.getLong(6)).key("source").text(file.getString(7));
                json.key("mimeType").text(file.getString(8));
                json.key("url").text("/Complaints/" + disputeId + "/attachments/" + id);
                json.key("addedAt")
                        .instant(file.getObject(5, OffsetDateTime.class))
                        .end('}');
            }
        }
    }

    /** The JSON of a dispute before and after its attachments. */
    private final class Row {
        final UUID id;
        final Json attachments = new Json();
        private final Json before = new Json();
        private final Json after = new Json();

        Row(ResultSet row, int merchant) throws SQLException {
            id = row.getObject(1, UUID.class);
            String currency = row.getString(10);
            int status = row.getInt(14);
            before.key("id").text(id.toString()).key("customerId").text(row.getString(19));
            before.key("clientId").number(merchant).key("source").text(row.getString(3));
            before.key("reason")
                    .raw(reasons.get(row.getInt(4)))
                    .key("description")
                    .text(row.getString(5));
            before.key("invoiceId").text(row.getString(6));
            before.key("invoiceDate").dateTime(row.getObject(7, OffsetDateTime.class));
            before.key("amount").text(money(row.getBigDecimal(8), currency));
            before.key("disputeAmount").text(money(row.getBigDecimal(9), currency));
            before.key("orderId").text(row.getString(11)).key("orderNumber").text(row.getString(12));
            before.key("trackingId").text(row.getString(13)).key("attachments");
            after.key("complaintStatus").raw("{\"id\":" + status + ",\"name\":\"" + STATUSES[status] + "\"}");
            after.key("createdAt").instant(row.getObject(15, OffsetDateTime.class));
            after.key("updatedAt").instant(row.getObject(16, OffsetDateTime.class));
            String firstName = row.getString(20);
            String lastName = row.getString(21);
            String name = firstName == null ? lastName : lastName == null ? firstName : firstName + " " + lastName;
            after.key("customer").begin('{').key("customerId").text(row.getString(18));
            after.key("firstName").text(firstName).key("lastName").text(lastName);
            after.key("countryCode").text(row.getString(22)).key("email").text(row.getString(23));
            after.key("name").text(name).key("channelIdentities").raw("null").end('}');
            after.key("client").raw(merchants.get(merchant));
            after.key("ticketNumber").number(row.getLong(2)).key("currency").text(currency);
            after.key("dueAt").instant(row.getObject(17, OffsetDateTime.class));
            after.key("invoicedAt").instant(row.getObject(7, OffsetDateTime.class));
            desk(row);
        }

        private void desk(ResultSet row) throws SQLException {
            String assignee = row.getString(24);
            after.key("assignee");
            if (assignee == null) {
                after.raw("null");
            } else {
                after.begin('{')
                        .key("id")
                        .text(assignee)
                        .key("name")
                        .text(row.getString(25))
                        .end('}');
            }
            after.key("priority").text(PRIORITIES[row.getInt(26)]).key("tags").begin('[');
            String tags = row.getString(27);
            if (!tags.isEmpty()) {
                for (String tag : tags.split("\n")) {
                    after.element(tag);
                }
            }
            long version = row.getLong(28);
            after.end(']').key("etag").text("\"" + version + "\"");
            String mergedInto = row.getString(29);
            after.key("mergedInto");
            if (mergedInto == null) {
                after.raw("null");
            } else {
                after.begin('{').key("id").text(mergedInto).key("ticketNumber");
                after.number(row.getLong(30)).end('}');
            }
            String lastActorId = row.getString(32);
            OffsetDateTime updatedAt = row.getObject(16, OffsetDateTime.class);
            after.key("links").raw("null").key("lastActivity").begin('{');
            after.key("by").text(row.getString(31)).key("byId").text(lastActorId);
            after.key("byName")
                    .text(row.getString(33))
                    .key("at")
                    .instant(updatedAt)
                    .end('}');
            boolean read = row.getObject(34) != null && row.getLong(34) >= version;
            boolean unread = !read && !READER.equals(lastActorId) && !updatedAt.isBefore(READS_SINCE);
            after.key("unread").raw(Boolean.toString(unread));
        }

        void appendTo(StringBuilder answer) {
            answer.append('{').append(before).append('[').append(attachments).append("],");
            answer.append(after).append('}');
        }
    }

    private static String money(BigDecimal amount, String currency) {
        return amount == null
                ? null
                : amount.setScale(Currency.getInstance(currency).getDefaultFractionDigits(), RoundingMode.UNNECESSARY)
                        .toPlainString();
    }
}
