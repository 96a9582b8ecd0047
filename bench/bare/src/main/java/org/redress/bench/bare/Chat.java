package org.redress.bench.bare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * The three chat calls, in English, for users with a known channel identity. No token has the merchant here, so
 * the benchmark's requests contain it as clientId beside the envelope's fields.
 */
public final class Chat {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String MINE =
            " join channel_identities i on i.merchant_id = ? and i.channel = ? and i.uid = ?" + " and i.customer_id = ";

    private final DataSource database;

    public Chat(DataSource database) {
        this.database = database;
    }

    public String orderStatus(String body) throws IOException, SQLException {
        Map<String, String> said = read(body);
        String sql =
                "select o.status from orders o" + MINE + "o.customer_id where o.merchant_id = ? and o.order_id = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int client = user(statement, said);
            statement.setInt(4, client);
            statement.setString(5, said.get("orderId"));
            ResultSet order = statement.executeQuery();
            String id = said.get("orderId");
            return text(
                    order.next()
                            ? "Order " + id + orderSentence(order.getString(1))
                            : "I could not find an order " + id + " of yours. Please check the number and try again.");
        }
    }

    private static String orderSentence(String status) {
        return switch (status) {
            case "OUT_FOR_DELIVERY" -> " is out for delivery";
            case "CANCELLED" -> " has been canceled";
            default -> " has been " + status.toLowerCase(java.util.Locale.ROOT);
        };
    }

    public String track(String body) throws IOException, SQLException {
        Map<String, String> said = read(body);
        String number = said.get("complaintId");
        String sql = "select d.status_id, d.due_at from disputes d" + MINE
                + "d.customer_id where d.merchant_id = ? and d.ticket_number = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(4, user(statement, said));
            statement.setLong(5, Long.parseLong(number));
            ResultSet dispute = statement.executeQuery();
            if (!dispute.next()) {
                return text(
                        "I could not find a complaint " + number + " of yours. Please check the number and try again.");
            }
            String within = within(dispute.getObject(2, OffsetDateTime.class));
            String start = "our complaint number " + number;
            String sentence =
                    switch (dispute.getInt(1)) {
                        case 1 ->
                            "Your patience is appreciated. Y" + start + " is being worked on. It will be resolved "
                                    + within;
                        case 2 -> "We need something from you to go on with y" + start + ". Please answer " + within;
                        case 3 -> "Y" + start + " is under review. It will be decided " + within;
                        case 4 -> "Y" + start + " has been resolved";
                        case 5 -> "Y" + start + " has been closed";
                        default -> "Y" + start + " has been canceled";
                    };
            return text(sentence + ". For further queries kindly contact our customer service");
        }
    }

    private static String within(OffsetDateTime deadline) {
        Instant now = Instant.now();
        if (deadline == null || !deadline.toInstant().isAfter(now)) {
            return "as soon as possible";
        }
        long hours = Duration.between(now, deadline.toInstant()).minusNanos(1).toHours() + 1;
        return hours > 48
                ? "within " + (hours + 23) / 24 + " days"
                : "within " + hours + (hours == 1 ? " hour" : " hours");
    }

    /** Locks the customer, looks for the same complaint of today, and opens the dispute, in one transaction. */
    public String raise(String body) throws Exception {
        Map<String, String> said = read(body);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            String answer = raise(connection, said);
            connection.commit();
            return answer;
        }
    }

    private static String raise(Connection connection, Map<String, String> said) throws Exception {
        String orderId = said.get("orderId");
        String category = "products-related";
        String words = said.get("problemStatement");
        String found = "select o.id, o.customer_id, o.order_number, o.invoice_id, o.invoice_date, o.tracking_id,"
                + " o.amount, o.currency from orders o" + MINE
                + "o.customer_id join customers c on c.merchant_id = o.merchant_id and c.id = o.customer_id"
                + " where o.merchant_id = ? and o.order_id = ? for no key update of c";
        try (PreparedStatement find = connection.prepareStatement(found)) {
            int client = user(find, said);
            find.setInt(4, client);
            find.setString(5, orderId);
            ResultSet order = find.executeQuery();
            if (!order.next()) {
                return text(
                        "I could not find an order " + orderId + " of yours. Please check the number and try again.");
            }
            String fingerprint = fingerprint(orderId, category, words.strip());
            long ticket = raisedBefore(connection, client, order.getObject(2, UUID.class), fingerprint);
            if (ticket == 0) {
                ticket = open(connection, said, client, order, category, fingerprint);
            }
            return answer(
                    "container",
                    new Json()
                            .begin('{')
                            .key("containerResponse")
                            .begin('{')
                            .key("responseText")
                            .text("Your complaint is registered. Raised a complaint Number " + ticket + " to track.")
                            .key("attributes")
                            .raw("[")
                            .raw(attribute("orderId", orderId) + ",")
                            .raw(attribute("complaintId", Long.toString(ticket)) + ",")
                            .raw(attribute("Category", category))
                            .raw("]}}"));
        }
    }

    private static long raisedBefore(Connection connection, int client, UUID customer, String fingerprint)
            throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("select ticket_number from disputes"
                + " where merchant_id = ? and customer_id = ? and created_at > ? and fingerprint = ?"
                + " order by created_at, id limit 1")) {
            find.setInt(1, client);
            find.setObject(2, customer);
            find.setObject(3, OffsetDateTime.now(ZoneOffset.UTC).minusHours(24));
            find.setString(4, fingerprint);
            ResultSet before = find.executeQuery();
            return before.next() ? before.getLong(1) : 0;
        }
    }

    private static long open(
            Connection connection,
            Map<String, String> said,
            int client,
            ResultSet order,
            String category,
            String fingerprint)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into disputes (id, ticket_number,"
                + " merchant_id, customer_id, source, reason_id, category, description, order_uuid, order_id, order_number,"
                + " invoice_id, invoice_date, tracking_id, amount, dispute_amount, currency, status_id, due_at, created_at,"
                + " updated_at, search_text, fingerprint) select ?, n, ?, ?, ?, 10203, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1,"
                + " ?, ?, ?, lower(concat_ws(e'\\n', ?, ?, ?, n)), ? from nextval('ticket_number') n"
                + " returning ticket_number")) {
            UUID id = UUID.randomUUID();
            OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
            Object[] values = {
                id,
                client,
                order.getObject(2, UUID.class),
                said.get("channel"),
                category,
                said.get("problemStatement"),
                order.getObject(1, UUID.class),
                said.get("orderId"),
                order.getString(3),
                order.getString(4),
                order.getObject(5, OffsetDateTime.class),
                order.getString(6),
                order.getBigDecimal(7),
                order.getBigDecimal(7),
                order.getString(8),
                now.plusHours(24),
                now,
                now,
                order.getString(4),
                order.getString(3),
                order.getString(6),
                fingerprint
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            ResultSet opened = insert.executeQuery();
            opened.next();
            long ticket = opened.getLong(1);
            record(connection, client, id, ticket, now, said.get("channel"), order.getObject(2, UUID.class));
            return ticket;
        }
    }

    /** Writes the rows that Redress writes beside a dispute; the event into a table like its outbox. */
    private static void record(
            Connection connection, int client, UUID id, long ticket, OffsetDateTime now, String source, UUID customer)
            throws SQLException {
        String hash = fingerprint(id.toString(), now.toString());
        try (PreparedStatement insert = connection.prepareStatement("with entry as (insert into timeline_entries"
                + " (merchant_id, dispute_id, position, happened_at, action, actor, source, status_after, hash)"
                + " values (?, ?, 1, ?, 'OPEN', 'CUSTOMER', ?, 1, ?))"
                + " insert into bench_outbox (merchant_id, id, type, subject_type, subject_id, subject_version,"
                + " ticket_number, occurred_at, changed_fields, customer_id)"
                + " values (?, ?, 'dispute.created', 'dispute', ?, 1, ?, ?, '', ?)")) {
            Object[] values = {
                client, id, now, source, hash, client, UUID.randomUUID(), id.toString(), ticket, now, customer
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    private static String fingerprint(String... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets the first three parameters. @return the merchant */
    private static int user(PreparedStatement statement, Map<String, String> said) throws SQLException {
        int client = Integer.parseInt(said.get("clientId"));
        statement.setInt(1, client);
        statement.setString(2, said.get("channel"));
        statement.setString(3, said.get("uid"));
        return client;
    }

    /** Collects all texts and numbers of the envelope, at any depth. */
    private static Map<String, String> read(String body) throws IOException {
        Map<String, String> said = new HashMap<>();
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    said.put(parser.currentName(), parser.getText());
                }
            }
        }
        return said;
    }

    private static String attribute(String name, String value) {
        return new Json()
                .begin('{')
                .key("name")
                .text(name)
                .key("value")
                .text(value)
                .end('}')
                .toString();
    }

    private static String text(String sentence) {
        return answer(
                "text",
                new Json()
                        .begin('{')
                        .key("simpleResponse")
                        .begin('{')
                        .key("responseText")
                        .text(sentence)
                        .raw("}}"));
    }

    private static String answer(String type, Json message) {
        String id = UUID.randomUUID() + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        return "{\"response\":{\"responseType\":\"" + type + "\",\"responseId\":\"" + id + "\",\"responseMessages\":["
                + message + "]}}";
    }
}
