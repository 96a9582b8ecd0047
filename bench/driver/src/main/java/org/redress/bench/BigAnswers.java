package org.redress.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Answers and bodies of many rows: exports, statistics, an import, and the erasure of a customer. */
final class BigAnswers {
    static final List<String> KINDS = List.of("CSV", "XLSX", "statistics", "import", "erasure");

    private static final int BIGGEST = 1;
    // Has few disputes: after its first event, the search index writes a document of each
    private static final int SMALLEST = 50;
    private static final int LINES = 50_000;
    private static final int DISPUTES = 10_000;
    private static final String CUSTOMER = "00000000-0000-4000-8000-00000000b165";
    private static final double PATIENCE_SECONDS = 200;
    private static final String API = "/api/rest/v1/";
    // The sums of days do not know the source
    private static final String NOT_SUMMED = "source=Web";
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Settings settings;
    private final Postgres database;
    private final Load load;
    private final Report report;
    private final Mix mix;

    BigAnswers(Settings settings, Postgres database, Load load, Report report, Mix mix) {
        this.settings = settings;
        this.database = database;
        this.load = load;
        this.report = report;
        this.mix = mix;
    }

    /** Cost of a call. CPU in milliseconds. */
    private record Cost(double seconds, long serverCpu, long databaseCpu, long bytes) {
        Cost plus(Cost other) {
            return new Cost(
                    seconds + other.seconds,
                    serverCpu + other.serverCpu,
                    databaseCpu + other.databaseCpu,
                    bytes + other.bytes);
        }
    }

    private interface Work {
        /** Returns the number of bytes that were read. */
        long run() throws IOException;
    }

    /** Measures exports and statistics, which write nothing, then the others. */
    void measure(List<Target> targets) throws Exception {
        compare(targets);
        for (String format : List.of("CSV", "XLSX")) {
            if (settings.hasKind(format)) {
                exports(format, targets);
            }
        }
        List<Target> redress = targets.stream().filter(Target::isRedress).toList();
        for (Target target : redress) {
            if (settings.hasKind("statistics")) {
                statistics(target);
            }
        }
        for (Target target : redress) {
            forget();
            if (settings.hasKind("import")) {
                imports(target);
            }
            if (settings.hasKind("erasure")) {
                erasure(target);
            }
            forget();
        }
    }

    /** Throws if the CSV of a merchant differs between systems. */
    private void compare(List<Target> targets) throws Exception {
        Map<String, String> digests = new LinkedHashMap<>();
        for (Target target : targets) {
            MessageDigest digest = digest();
            read(export(target, SMALLEST, "CSV"), digest);
            digests.put(target.name(), HexFormat.of().formatHex(digest.digest()));
        }
        if (digests.values().stream().distinct().count() > 1) {
            throw new IllegalStateException("The exports differ: " + digests);
        }
        report.line("\nThe same CSV of merchant %d from all systems, byte by byte.".formatted(SMALLEST));
    }

    private void exports(String format, List<Target> targets) throws Exception {
        long rows = database.one("select count(*) from disputes where merchant_id = " + BIGGEST);
        Map<String, Cost> costs = new LinkedHashMap<>();
        for (int round = 0; round <= settings.rounds(); round++) {
            for (Target target : targets) {
                Profile profile = settings.profile() && round > 0
                        ? Profile.start(target, settings, format + "-" + target.name() + "-" + round)
                        : null;
                Cost cost = cost(target, () -> read(export(target, BIGGEST, format), null));
                if (profile != null) {
                    profile.stop(new Profile.Rounds());
                }
                System.err.printf("%s, round %d, %s: %.1f s%n", format, round, target.name(), cost.seconds());
                // The first one warms up
                if (round > 0) {
                    costs.merge(target.name(), cost, Cost::plus);
                }
            }
        }
        report.title("%s of %,d disputes, %d times each in turn".formatted(format, rows, settings.rounds()));
        report.header("system", "rows/s", "CPU-ms a 1,000 rows", "server", "database", "MB", "RSS MB");
        costs.forEach((name, cost) -> {
            double thousands = settings.rounds() * rows / 1_000.0;
            report.row(
                    name,
                    1_000 * thousands / cost.seconds(),
                    (cost.serverCpu() + cost.databaseCpu()) / thousands,
                    cost.serverCpu() / thousands,
                    cost.databaseCpu() / thousands,
                    cost.bytes() / 1e6 / settings.rounds(),
                    targets.stream()
                            .filter(target -> target.name().equals(name))
                            .findFirst()
                            .orElseThrow()
                            .residentMegabytes());
        });
        Cost spring = costs.get("spring");
        for (Target target : targets.stream().filter(Target::isRedress).toList()) {
            if (spring != null) {
                report.atLeast(
                        "%s: %s, × Spring's rows/s".formatted(target.name(), format),
                        format.equals("CSV") ? 3 : 1,
                        spring.seconds() / costs.get(target.name()).seconds());
            }
        }
    }

    private void statistics(Target target) throws Exception {
        summed();
        report.title("%s: statistics of merchant %d".formatted(target.name(), BIGGEST));
        report.header("query", "p50 ms", "longest ms", "CPU-ms", "server", "database", "statements");
        for (String query :
                List.of("by=month", "by=day&startDate=2024-01-01&endDate=2024-12-31", "status=4", NOT_SUMMED)) {
            List<Call> calls = List.of(
                    new Call("statistics", "viewer", BIGGEST, "/" + BIGGEST + "/disputes/statistics?" + query, null));
            load.closed(target, calls, 0, 1, 2);
            Load.Result result = load.closed(target, calls, 0, 1, Math.max(3, settings.seconds() / 2.0));
            report.row(
                    query,
                    result.millis(50),
                    result.millis(100),
                    result.cpuPerRequest(),
                    result.serverPerRequest(),
                    result.databasePerRequest(),
                    result.statementsPerRequest());
            if (!query.equals(NOT_SUMMED)) {
                report.atMost(target.name() + ": statistics, " + query + ", p50 ms", 150, result.millis(50));
            }
        }
    }

    /** Begins the sums of days, which the first event does, without that of the search index, and waits for them. */
    private void summed() throws SQLException, InterruptedException {
        database.execute("insert into event_sequences (merchant_id, last_seq, first_kept_seq) values (" + BIGGEST
                + ", 0, 1) on conflict do nothing; insert into search_positions (merchant_id, seq, filled) values ("
                + BIGGEST + ", 0, true) on conflict do nothing");
        waitUntil(
                "select count(*) from statistics_positions where merchant_id = " + BIGGEST
                        + " and summed_until >= current_date - 30",
                1);
        database.execute("vacuum analyze statistics_days");
    }

    private void imports(Target target) throws Exception {
        List<byte[]> bodies = new ArrayList<>();
        for (int round = 0; round <= settings.rounds(); round++) {
            bodies.add(lines(round * LINES));
        }
        // The first one warms up; the second one's orders are sent again at the end, unchanged
        bodies.add(bodies.get(1));
        imported(target, bodies.get(0));
        indexed();
        report.title("%s: imports of %,d orders".formatted(target.name(), LINES));
        report.header("import", "lines/s", "CPU-ms a 1,000 lines", "server", "database");
        for (int i = 1; i < bodies.size(); i++) {
            byte[] body = bodies.get(i);
            Cost cost = cost(target, () -> imported(target, body));
            double perSecond = LINES / cost.seconds();
            double thousands = LINES / 1_000.0;
            String name = i == bodies.size() - 1 ? "the first again" : Integer.toString(i);
            report.row(
                    name,
                    perSecond,
                    (cost.serverCpu() + cost.databaseCpu()) / thousands,
                    cost.serverCpu() / thousands,
                    cost.databaseCpu() / thousands);
            if (i == 1) {
                report.atLeast(target.name() + ": lines/s of an import", 5_000, perSecond);
            }
            indexed();
        }
    }

    private static byte[] lines(int first) {
        StringBuilder lines = new StringBuilder();
        for (int line = first; line < first + LINES; line++) {
            lines.append(HotMerchant.order(line));
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static long imported(Target target, byte[] lines) throws IOException {
        HttpURLConnection call = call(target, "POST", "merchant", SMALLEST, API + SMALLEST + "/orders:import");
        call.setRequestProperty("Content-Type", "application/x-ndjson");
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(lines.length);
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            try (var output = call.getOutputStream()) {
                output.write(lines);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        sending.join();
        String answer = new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!answer.stripTrailing().endsWith("\"failed\":0}")) {
            throw new IllegalStateException(answer.substring(Math.max(0, answer.length() - 300)));
        }
        return answer.length();
    }

    private void customer() throws Exception {
        forget();
        database.execute(Files.readString(settings.repository().resolve("bench/data/customer.sql"))
                .replace(":merchant", Integer.toString(SMALLEST))
                .replace(":customer", "'" + CUSTOMER + "'")
                .replace(":disputes", Integer.toString(DISPUTES)));
    }

    private void erasure(Target target) throws Exception {
        customer();
        Cost cold = cost(target, () -> erased(target));
        customer();
        List<Call> others = others();
        load.open(target, others, settings.rate(), settings.seconds());
        indexed();
        Load.Result alone = load.open(target, others, settings.rate(), settings.seconds());
        CompletableFuture<Load.Result> beside =
                CompletableFuture.supplyAsync(() -> load.open(target, others, settings.rate(), settings.seconds()));
        Thread.sleep(500);
        Cost cost = cost(target, () -> erased(target));
        Load.Result during = beside.join();
        report.title(
                "%s: erasure of a customer with %,d disputes, orders and comments".formatted(target.name(), DISPUTES));
        report.line(
                "The first one took %s s, the next %s s. Other calls, %d a second: p50 %s ms, p99 %s, longest %s; without it %s, %s, %s."
                        .formatted(
                                Report.figure(cold.seconds()),
                                Report.figure(cost.seconds()),
                                settings.rate(),
                                Report.figure(during.millis(50)),
                                Report.figure(during.millis(99)),
                                Report.figure(during.millis(100)),
                                Report.figure(alone.millis(50)),
                                Report.figure(alone.millis(99)),
                                Report.figure(alone.millis(100))));
        if (!during.errors().isEmpty()) {
            report.line("**" + during.errors() + "**");
        }
        report.atMost(target.name() + ": erasure of %,d disputes, s".formatted(DISPUTES), 10, cost.seconds());
    }

    /** Returns pages of all merchants and complaints of other customers of the merchant, in turn. */
    private List<Call> others() {
        List<Call> pages = mix.only("first", 2_000);
        List<Call> raises = mix.only("raise", 20_000).stream()
                .filter(call -> call.merchant() == SMALLEST)
                .toList();
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            calls.add(pages.get(i));
            calls.add(raises.get(i % raises.size()));
        }
        return calls;
    }

    private static long erased(Target target) throws IOException {
        HttpURLConnection call =
                call(target, "DELETE", "merchant", SMALLEST, API + SMALLEST + "/customers/" + CUSTOMER + "/data");
        call.setRequestProperty("If-Match", "*");
        if (call.getResponseCode() != 204) {
            throw new IllegalStateException("erasure: " + call.getResponseCode());
        }
        return 0;
    }

    /** Waits until the event log and the search index have followed. */
    private void indexed() throws SQLException, InterruptedException {
        waitUntil(
                "select (select count(*) from outbox) + (select count(*) from event_sequences s"
                        + " left join search_positions p on p.merchant_id = s.merchant_id"
                        + " where p.merchant_id is null or p.seq < s.last_seq or not p.filled)",
                0);
    }

    private void waitUntil(String count, long wanted) throws SQLException, InterruptedException {
        long end = System.nanoTime() + (long) (PATIENCE_SECONDS * 1e9);
        while (database.one(count) != wanted) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("After " + PATIENCE_SECONDS + " s not " + wanted + ": " + count);
            }
            Thread.sleep(500);
        }
    }

    private void forget() throws SQLException {
        String disputes = " in (select id from disputes where ticket_number > " + (100_000 + settings.rows()) + ")";
        String merchant = " where merchant_id = " + SMALLEST;
        for (String table : List.of("comments", "attachments", "timeline_entries")) {
            database.execute("delete from " + table + merchant + " and dispute_id" + disputes);
        }
        database.execute("delete from disputes" + merchant + " and ticket_number > " + (100_000 + settings.rows()));
        database.execute("delete from order_items" + merchant + " and order_uuid in (select id from orders" + merchant
                + " and order_id like 'hot-%')");
        database.execute("delete from orders" + merchant + " and order_id like 'hot-%'");
        database.execute("delete from channel_identities" + merchant + " and uid like 'hot-%'");
        database.execute(
                "delete from customers" + merchant + " and (email_key like 'hot-%' or id = '" + CUSTOMER + "')");
        database.execute(
                "vacuum analyze disputes, orders, order_items, channel_identities, customers, timeline_entries,"
                        + " comments, attachments, outbox, events");
    }

    private Cost cost(Target target, Work work) throws IOException {
        long databaseCpu = database.cpu();
        long serverCpu = target.cpu();
        long start = System.nanoTime();
        long bytes = work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Cost(seconds, target.cpu() - serverCpu, database.cpu() - databaseCpu, bytes);
    }

    private static HttpURLConnection export(Target target, int merchant, String format) throws IOException {
        boolean csv = format.equals("CSV");
        String path = "/" + merchant + "/disputes";
        HttpURLConnection call =
                call(target, "GET", "viewer", merchant, target.isRedress() ? path : path + (csv ? ".csv" : ".xlsx"));
        call.setRequestProperty("Accept", csv ? CSV : XLSX);
        return call;
    }

    private static HttpURLConnection call(Target target, String method, String role, int merchant, String path)
            throws IOException {
        HttpURLConnection call = (HttpURLConnection)
                URI.create("http://localhost:" + target.port() + path).toURL().openConnection();
        call.setRequestMethod(method);
        String token = target.token(new Call(method, role, merchant, path, null));
        if (token != null) {
            call.setRequestProperty("Authorization", "Bearer " + token);
        }
        return call;
    }

    private static long read(HttpURLConnection call, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[65_536];
        long bytes = 0;
        try (InputStream body = call.getInputStream()) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
                if (digest != null) {
                    digest.update(buffer, 0, read);
                }
            }
        }
        return bytes;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
