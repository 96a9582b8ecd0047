package org.redress.api;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.connection.DatabaseSettings;
import org.redress.database.PostgresqlBuilder;
import org.redress.system.SchemaMigration;

/**
 * PostgreSQL whose tables of merchants are divided into eight partitions by merchant_id. It logs the plan of each
 * statement; one that reads several partitions would ask several servers of a distributed database.
 */
final class PartitionedDatabase {
    private static final Pattern PARTITION = Pattern.compile(".+_p([0-7])");
    private static final String PLAN = "plan:\n";

    /** Statements that read the rows of all merchants (docs/adr/0031). A call causes only the last of them. */
    private static final List<Pattern> ACROSS_MERCHANTS = Stream.of(
                    "from disputes .*where .*step_at ?<=.* (limit|fetch first) .*",
                    "from disputes .*where .*remind_at ?<=.* (limit|fetch first) .*",
                    "from staged_files .*where .*staged_at ?<.* (limit|fetch first) .*",
                    "from idempotency_records .*where .*claimed_at ?<.* (limit|fetch first) .*",
                    "from export_links .*where .*expires_at ?<.* (limit|fetch first) .*",
                    "from dispute_reads .*where .*read_until ?<.* (limit|fetch first) .*",
                    "from presences .*where .*seen_at ?<.* (limit|fetch first) .*",
                    "select min\\(.*merchant_id\\) from thumbnail_jobs .*",
                    "select count\\(.*\\) from thumbnail_jobs( [a-z0-9_]+)?",
                    "select merchant_id, count.* from outbox group by merchant_id limit .*",
                    "select w.merchant_id, .* from webhooks w where .*",
                    "select count.* from webhooks w join deliveries d .*",
                    "select s.merchant_id from event_sequences s left join (search|statistics)_positions .* limit .*",
                    "select merchant_id from event_sequences where .* limit .*",
                    "select merchant_id, last_seq from event_sequences where merchant_id in \\(.*",
                    // The check of a foreign key, when a reason of an erased merchant is deleted
                    "from \"public\"\\.\"disputes\" x where \\$1 .* \"reason_id\" for key share of x",
                    // A download by a token of several merchants, whose address names none of them
                    "from attachments .*where .*merchant_id in \\(.*")
            .map(statement -> Pattern.compile("(.* )?" + statement))
            .toList();

    private final Path log;

    private PartitionedDatabase(Path log) {
        this.log = log;
    }

    /**
     * Starts it, migrated.
     *
     * @param folder for its log, empty
     */
    static PartitionedDatabase start(int port, Path folder) {
        try {
            EmbeddedPostgres server = PostgresqlBuilder.at(port)
                    .setServerConfig("shared_preload_libraries", "auto_explain")
                    .setServerConfig("auto_explain.log_min_duration", "0")
                    .setServerConfig("auto_explain.log_nested_statements", "on")
                    .setServerConfig("auto_explain.log_format", "json")
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_destination", "jsonlog")
                    .setServerConfig("log_rotation_size", "0")
                    .setServerConfig("log_timezone", "UTC")
                    .setServerConfig("log_directory", folder.toAbsolutePath().toString())
                    .setServerConfig("log_filename", "statements.log")
                    .start();
            SchemaMigration.migrate(new DatabaseSettings(server.getJdbcUrl("postgres", "postgres"), "postgres", ""));
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(resource("/db/shards/partition.sql"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new PartitionedDatabase(folder.resolve("statements.json"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = PartitionedDatabase.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Plan of a statement, with the time of its end. */
    record LoggedPlan(Instant at, String statement, JsonObject root) {
        /** Returns the partitions that are read, by their numbers; those that are pruned are not in the plan. */
        Set<String> partitions() {
            return scans(root)
                    .map(scan -> PARTITION.matcher(scan.getString("Relation Name")))
                    .filter(Matcher::matches)
                    .map(partition -> partition.group(1))
                    .collect(Collectors.toSet());
        }

        private static Stream<JsonObject> scans(JsonObject node) {
            Stream<JsonObject> below = node.containsKey("Plans")
                    ? node.getJsonArray("Plans").getValuesAs(JsonObject.class).stream()
                    : Stream.of();
            boolean reads = node.getString("Node Type").endsWith("Scan") && node.containsKey("Relation Name");
            return Stream.concat(reads ? Stream.of(node) : Stream.of(), below.flatMap(LoggedPlan::scans));
        }

        private boolean isAcrossMerchants() {
            String words = statement.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            return ACROSS_MERCHANTS.stream()
                    .anyMatch(known -> known.matcher(words).matches());
        }
    }

    /**
     * Returns the statements that read several partitions, each with the calls during which it was executed.
     *
     * @throws IllegalStateException if no plan was logged
     */
    Map<String, Set<String>> statementsOfSeveralPartitions(CallLog calls) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        long plans = 0;
        try (Stream<String> lines = Files.lines(log)) {
            for (LoggedPlan plan : (Iterable<LoggedPlan>) lines.flatMap(PartitionedDatabase::plan)::iterator) {
                plans += plan.partitions().isEmpty() ? 0 : 1;
                if (plan.partitions().size() > 1 && !plan.isAcrossMerchants()) {
                    found.computeIfAbsent(plan.statement(), any -> new TreeSet<>())
                            .addAll(calls.during(plan.at()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (plans == 0) {
            throw new IllegalStateException("no plan of a partition in " + log);
        }
        return found;
    }

    private static Stream<LoggedPlan> plan(String line) {
        if (!line.contains("plan:\\n")) {
            return Stream.of();
        }
        JsonObject entry = object(line);
        String message = entry.getString("message");
        JsonObject plan = object(message.substring(message.indexOf(PLAN) + PLAN.length()));
        Instant at =
                Instant.parse(entry.getString("timestamp").replace(" UTC", "Z").replace(' ', 'T'));
        return Stream.of(new LoggedPlan(at, plan.getString("Query Text"), plan.getJsonObject("Plan")));
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
