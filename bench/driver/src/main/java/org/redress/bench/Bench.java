package org.redress.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs data, systems, comparison and warm-up, then the selected parts, all systems in turn. */
public final class Bench {
    private static final int CALLS = 20_000;
    private static final int COMPARED = 150;
    private static final int WINDOW_SECONDS = 5;
    private static final String PEERS_INDEX = "bench_disputes_by_search_text";
    private static final int RAISING_CONNECTIONS = 16;
    private static final int RELAYED = 200;
    private static final int WATCH_MILLIS = 50;
    static final List<String> KINDS = List.of(
            "first",
            "status",
            "dates",
            "query",
            "sorted",
            "page 50",
            "page 500",
            "cursor 2",
            "cursor 500",
            "unchanged",
            "first 100",
            "unchanged 100",
            "me");
    private static final Set<String> ONLY_OF_REDRESS =
            Set.of("cursor 2", "cursor 500", "unchanged", "first 100", "unchanged 100", "me");
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private final Settings settings;
    private final Postgres database;
    // Null unless a version before is measured, too
    private final Postgres before;
    private final Tokens tokens;
    private final Load load;
    private final Report report;
    private final List<Target> targets = new ArrayList<>();
    private final Map<String, Object[]> starts = new LinkedHashMap<>();
    private final Map<String, Integer> errors = new TreeMap<>();
    private Samples samples;

    private Bench(Settings settings) throws Exception {
        this.settings = settings;
        Files.createDirectories(settings.work().resolve("log"));
        this.database = new Postgres(settings, Version.measured(settings));
        this.before = settings.systems().contains("before") ? new Postgres(settings, Version.before(settings)) : null;
        this.tokens = new Tokens(settings.work());
        this.load = new Load(settings.pauseMillis());
        this.report = new Report(settings.work().resolve("result.md"));
    }

    public static void main(String[] arguments) throws Exception {
        boolean good = new Bench(Settings.fromEnvironment()).run();
        System.exit(good ? 0 : 1);
    }

    private boolean run() throws Exception {
        data(database, "payara");
        // For the events of the peers, which no relay shall read
        database.execute("create table if not exists bench_outbox (like outbox including all)");
        if (before != null) {
            data(before, "before");
        }
        samples = Samples.of(database, settings.rows());
        report.line("# Redress, measured: %,d disputes".formatted(settings.rows()));
        report.line("\n%s, %d processors, load average before: %.1f. PostgreSQL %s."
                .formatted(
                        LocalDate.now(),
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        database.product()));
        if (settings.systems().contains("spring")) {
            progress("making the indexes for Spring");
            database.execute("create extension if not exists pg_trgm; create index if not exists " + PEERS_INDEX
                    + " on disputes using gin (search_text gin_trgm_ops);"
                    // Its entities have the id alone as their key
                    + " create index if not exists bench_customers on customers (id)");
        } else {
            // Imports must not pay for it, either
            database.execute("drop index if exists bench_customers");
        }
        systems();
        boolean same = !settings.has("content") || content();
        warmUp();
        if (settings.has("list")) {
            list();
        }
        if (settings.has("kinds")) {
            kinds();
        }
        if (settings.has("open")) {
            open();
        }
        // Raises must not pay for an index that only another system needs
        database.execute("drop index if exists " + PEERS_INDEX);
        // Before the first event, after which the search index writes a document of each dispute
        if (settings.has("big")) {
            new BigAnswers(settings, database, load, report, new Mix(samples, 11)).measure(exporting());
        }
        if (settings.has("chat")) {
            chat();
        }
        if (settings.has("raise")) {
            raise();
        }
        if (settings.has("relay")) {
            relay();
        }
        if (settings.has("hot")) {
            hot();
        }
        if (settings.has("start")) {
            start();
        }
        errors.forEach((error, count) -> report.line("\n**" + count + " × " + error + "**"));
        report.write();
        return same && errors.isEmpty();
    }

    private void data(Postgres database, String system) throws Exception {
        database.start();
        if (!database.isLoaded()) {
            progress("Redress makes the schema");
            Target redress = Target.start(system, settings, database, tokens);
            redress.answers(new Call("ready", "viewer", 1, "/api/rest/v1/health/ready", null));
            redress.stop();
            progress("loading " + settings.rows() + " disputes");
            long start = System.nanoTime();
            database.load();
            progress("loaded in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
        }
        forgetRaised(database);
    }

    private void systems() throws Exception {
        Call first = Call.list("first", 1, "");
        for (String name : settings.systems()) {
            Target target = Target.start(name, settings, name.equals("before") ? before : database, tokens);
            int index = targets.size();
            if (name.equals("spring")) {
                targets.add(target.as("spring page", "/page"));
                targets.add(target.as("spring slice", "/slice"));
            } else {
                targets.add(target);
            }
            double seconds = targets.get(index).answers(first);
            double cpu = target.cpu() / 1000.0;
            Thread.sleep(2_000);
            starts.put(targets.get(index).name(), new Object[] {seconds, cpu, target.residentMegabytes()});
            progress(name + " answers after " + Report.figure(seconds) + " s");
        }
    }

    private boolean content() {
        Predicate<Target> isNow = target -> !target.name().equals("before");
        List<String> differences = Content.differences(all(isNow), new Mix(samples, 1).list(COMPARED));
        List<Call> chat = new Mix(samples, 1).only("orderStatus", COMPARED / 3);
        chat.addAll(new Mix(samples, 1).only("track", COMPARED / 3));
        differences.addAll(Content.differences(all(isNow.and(target -> !isSpring(target))), chat));
        report.line(
                "\nThe same %d answers of the list from all systems, and %d of the chat, compared field by field: %s."
                        .formatted(
                                COMPARED,
                                chat.size(),
                                differences.isEmpty()
                                        ? "no difference"
                                        : "**" + differences.size() + " differences**"));
        differences.stream().limit(3).forEach(report::line);
        return differences.isEmpty();
    }

    /**
     * Warms a system up until that many requests are answered, because compilation takes longer on a busy machine.
     * Reports windows of some seconds, which show the time to full speed.
     */
    private void warmUp() {
        List<Call> calls = new Mix(samples, 2).list(CALLS);
        for (Target target : targets) {
            List<Double> speeds = new ArrayList<>();
            int requests = 0;
            do {
                Load.Result window = load.closed(target, calls, requests, settings.connections(), WINDOW_SECONDS);
                speeds.add(window.perSecond());
                requests += window.requests();
            } while (requests < settings.warmUpRequests()
                    && (speeds.size() + 1) * WINDOW_SECONDS <= settings.warmUpSeconds());
            progress("warm-up of " + target.name() + ", requests/s: "
                    + speeds.stream().map(Report::figure).toList());
            starts.computeIfPresent(target.name(), (name, start) -> warmed(start, speeds, target));
        }
    }

    private static Object[] warmed(Object[] start, List<Double> speeds, Target target) {
        double last = speeds.subList(Math.max(0, speeds.size() - 3), speeds.size()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        int until = 0;
        while (speeds.get(until) < 0.9 * last) {
            until++;
        }
        return new Object[] {
            start[0],
            start[1],
            start[2],
            target.residentMegabytes(),
            (until + 1) * WINDOW_SECONDS,
            String.join(", ", speeds.stream().map(Report::figure).toList())
        };
    }

    private void list() throws IOException {
        Map<String, Load.Result> results =
                inTurn("list", targets, new Mix(samples, 3).list(CALLS), settings.connections());
        Load.Result bare = results.get("bare");
        for (Target redress : all(Target::isRedress)) {
            String name = redress.name();
            Load.Result result = results.get(name);
            double cpu = result.cpuPerRequest();
            if (bare != null) {
                report.atMost(name + ": CPU of the list, × bare (ambitious: 1.2)", 1.5, cpu / bare.cpuPerRequest());
            }
            if (results.containsKey("spring page")) {
                report.atLeast(
                        name + ": better than Spring with Page, ×",
                        12,
                        results.get("spring page").cpuPerRequest() / cpu);
                report.atLeast(
                        name + ": better than Spring with Slice, ×",
                        4.5,
                        results.get("spring slice").cpuPerRequest() / cpu);
            }
            report.atMost(name + ": statements a page", 3, result.statementsPerRequest());
            growth(name, result.databasePerRequest());
        }
    }

    /** Compares with the stored results of earlier runs with other numbers of rows. */
    private void growth(String name, double database) throws IOException {
        Path file = settings.work().resolve("database-cpu.properties");
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
        }
        kept.setProperty(name + "." + settings.rows(), Double.toString(database));
        try (var writer = Files.newBufferedWriter(file)) {
            kept.store(writer, "Database CPU-ms a request of the list's mix");
        }
        String few = kept.getProperty(name + ".100000");
        if (few != null && settings.rows() > 100_000) {
            double limit = settings.rows() > 1_000_000 ? 1.6 : 1.2;
            report.atMost(
                    name + ": database CPU, × that of 100,000 disputes", limit, database / Double.parseDouble(few));
        }
    }

    /** Measures all systems in turn, several times, so that other load of the machine affects all of them. */
    private Map<String, Load.Result> inTurn(String what, List<Target> systems, List<Call> calls, int connections)
            throws IOException {
        Map<String, Load.Result> results = new LinkedHashMap<>();
        Map<String, List<Double>> rounds = new LinkedHashMap<>();
        Map<String, Profile.Rounds> profiles = new LinkedHashMap<>();
        for (int round = 0; round < settings.rounds(); round++) {
            for (Target target : systems) {
                int from = round * calls.size() / settings.rounds();
                Load.Result result = profiled(
                        what.split(" ")[0] + "-" + target.name() + "-" + (round + 1),
                        target,
                        profiles.computeIfAbsent(target.name(), name -> new Profile.Rounds()),
                        () -> load.closed(target, calls, from, connections, settings.seconds()));
                progress("%s, round %d, %s: %s CPU-ms"
                        .formatted(what, round + 1, target.name(), Report.figure(result.cpuPerRequest())));
                results.merge(target.name(), result, Load.Result::plus);
                rounds.computeIfAbsent(target.name(), name -> new ArrayList<>()).add(result.cpuPerRequest());
            }
        }
        report.title("The %s, %d connections, %d × %d s each in turn"
                .formatted(what, connections, settings.rounds(), settings.seconds()));
        report.header(
                "system",
                "CPU-ms a request",
                "× bare",
                "server",
                "database",
                "rounds",
                "statements",
                "requests/s",
                "p50 ms",
                "p99 ms",
                "kB",
                "RSS MB");
        results.forEach((name, result) -> {
            count(name, result);
            List<Double> each = rounds.get(name);
            report.row(
                    name,
                    result.cpuPerRequest(),
                    timesBare(results, result),
                    result.serverPerRequest(),
                    result.databasePerRequest(),
                    Report.figure(Collections.min(each)) + "–" + Report.figure(Collections.max(each)),
                    result.statementsPerRequest(),
                    result.perSecond(),
                    result.millis(50),
                    result.millis(99),
                    result.bytes() / 1000.0 / result.requests(),
                    all(target -> target.name().equals(name)).get(0).residentMegabytes());
        });
        if (settings.profile()) {
            for (String name : profiles.keySet()) {
                Profile.report(report, what + ", " + name, profiles.get(name), results.get(name));
            }
        }
        return results;
    }

    private Load.Result profiled(String name, Target target, Profile.Rounds rounds, Supplier<Load.Result> measurement)
            throws IOException {
        Profile profile = settings.profile() ? Profile.start(target, settings, name) : null;
        Load.Result result = measurement.get();
        if (profile != null) {
            profile.stop(rounds);
        }
        return result;
    }

    private static Object timesBare(Map<String, Load.Result> results, Load.Result result) {
        Load.Result bare = results.get("bare");
        return bare == null ? "" : result.cpuPerRequest() / bare.cpuPerRequest();
    }

    private void kinds() throws IOException {
        report.title("The list, one kind at a time, CPU-ms a request (server + database)");
        report.header("system", "kind", "CPU-ms", "server", "database", "statements", "p50 ms", "p99 ms");
        for (Target target : all(target -> !isSpring(target))) {
            Map<String, Load.Result> results = new LinkedHashMap<>();
            Map<String, List<Call>> calls = new LinkedHashMap<>();
            KINDS.stream()
                    .filter(settings::hasKind)
                    .filter(kind -> target.isRedress() || !ONLY_OF_REDRESS.contains(kind))
                    .forEach(kind -> calls.put(kind, calls(target, kind)));
            Map<String, Profile.Rounds> profiles = new LinkedHashMap<>();
            for (int round = 0; round < settings.rounds(); round++) {
                for (String kind : calls.keySet()) {
                    Load.Result result = profiled(
                            kind.replace(' ', '-') + "-" + target.name() + "-" + (round + 1),
                            target,
                            profiles.computeIfAbsent(kind, name -> new Profile.Rounds()),
                            () -> load.closed(
                                    target,
                                    calls.get(kind),
                                    0,
                                    settings.connections(),
                                    Math.max(2, settings.seconds() / 2.0)));
                    results.merge(kind, result, Load.Result::plus);
                }
            }
            Map<String, Double> costs = new LinkedHashMap<>();
            results.forEach((kind, result) -> {
                count(target.name(), result);
                costs.put(kind, result.cpuPerRequest());
                report.row(
                        target.name(),
                        kind,
                        result.cpuPerRequest(),
                        result.serverPerRequest(),
                        result.databasePerRequest(),
                        result.statementsPerRequest(),
                        result.millis(50),
                        result.millis(99));
            });
            if (settings.profile()) {
                for (String kind : profiles.keySet()) {
                    Profile.report(report, kind + ", " + target.name(), profiles.get(kind), results.get(kind));
                }
            }
            if (target.isRedress() && costs.keySet().containsAll(KINDS)) {
                String name = target.name();
                report.atMost(name + ": query, × one status", 3, costs.get("query") / costs.get("status"));
                report.atMost(name + ": page 500, × the first", 4, costs.get("page 500") / costs.get("first"));
                report.atMost(
                        name + ": cursor after page 500, × after page 2",
                        1.1,
                        costs.get("cursor 500") / costs.get("cursor 2"));
                for (String size : List.of("", " 100")) {
                    report.atMost(
                            name + ": unchanged" + size + " (304), × first" + size,
                            0.3,
                            costs.get("unchanged" + size) / costs.get("first" + size));
                }
            }
        }
    }

    private List<Call> calls(Target target, String kind) {
        Mix mix = new Mix(samples, 4);
        if (kind.startsWith("unchanged")) {
            return unchanged(target, mix.only(kind.replace("unchanged", "first"), 100));
        }
        if (!kind.startsWith("cursor")) {
            return mix.only(kind, CALLS);
        }
        List<Call> calls = new ArrayList<>();
        try (Connection connection = new Connection(target)) {
            for (Call page : mix.only(kind.replace("cursor", "page"), 100)) {
                Matcher next = NEXT.matcher(connection.send(page).headers().getOrDefault("link", ""));
                if (next.find()) {
                    calls.add(new Call(kind, page.role(), page.merchant(), next.group(1), null));
                }
            }
        }
        return calls;
    }

    private static List<Call> unchanged(Target target, List<Call> pages) {
        try (Connection connection = new Connection(target)) {
            return pages.stream()
                    .map(page -> new Call(
                            "unchanged",
                            page.role(),
                            page.merchant(),
                            page.path(),
                            null,
                            connection.send(page).headers().get("etag")))
                    .toList();
        }
    }

    private void open() {
        report.title(
                "The list, %d requests a second whatever happens, %d s".formatted(settings.rate(), settings.seconds()));
        report.header("system", "p50 ms", "p99 ms", "longest ms", "CPU-ms a request");
        List<Call> calls = new Mix(samples, 5).list(CALLS);
        Map<String, Double> p99 = new LinkedHashMap<>();
        for (Target target : targets) {
            Load.Result result = load.open(target, calls, settings.rate(), settings.seconds());
            count(target.name(), result);
            p99.put(target.name(), result.millis(99));
            report.row(target.name(), result.millis(50), result.millis(99), result.millis(100), result.cpuPerRequest());
        }
        if (p99.containsKey("bare")) {
            all(Target::isRedress)
                    .forEach(target -> report.atMost(
                            "%s: p99 at %d/s, × bare".formatted(target.name(), settings.rate()),
                            2,
                            p99.get(target.name()) / p99.get("bare")));
        }
    }

    private void chat() throws IOException, SQLException {
        List<Target> systems = all(target -> !target.name().equals("spring slice"));
        for (Target target : systems) {
            load.closed(
                    target, new Mix(samples, 6).chat(CALLS), 0, settings.connections(), settings.warmUpSeconds() / 4.0);
        }
        inTurn(
                "chat (order status 60 %, track 30 %, raise 10 %)",
                systems, new Mix(samples, 7).chat(CALLS), settings.connections());
        forgetRaised();
    }

    /** Checks that each complaint, being unique, has opened a dispute. */
    private void raise() throws Exception {
        for (Target target : targets) {
            if (!target.name().equals("spring slice")) {
                List<Call> calls = new Mix(samples, 8).only("raise", CALLS);
                load.closed(target, calls, 0, RAISING_CONNECTIONS, settings.warmUpSeconds() / 4.0);
            }
        }
        List<Target> systems = all(target -> !target.name().equals("spring slice"));
        long existing = disputes();
        double inserts = inserts("including all");
        Map<String, Load.Result> results =
                inTurn("raise", systems, new Mix(samples, 9).only("raise", CALLS), RAISING_CONNECTIONS);
        double plain = inserts("including defaults");
        long asked = results.values().stream().mapToLong(Load.Result::requests).sum();
        long made = disputes() - existing;
        if (made != asked) {
            errors.put("raises: " + asked + " asked, " + made + " cases made", 1);
        }
        report.line(
                "\npgbench's durable inserts of such a row at %d connections: %s/s with the indexes of disputes, %s/s without any."
                        .formatted(RAISING_CONNECTIONS, Report.figure(inserts), Report.figure(plain)));
        for (Target redress : all(Target::isRedress)) {
            double speed = results.get(redress.name()).perSecond();
            report.atLeast(redress.name() + ": raises, × pgbench's inserts with indexes", 0.35, speed / inserts);
            report.atLeast(redress.name() + ": raises, × pgbench's inserts without", 0.35, speed / plain);
            if (results.containsKey("spring page")) {
                report.atLeast(
                        redress.name() + ": raises, × Spring's",
                        3,
                        speed / results.get("spring page").perSecond());
            }
        }
        forgetRaised();
    }

    /** Raises at a constant rate, and looks how old the oldest event is that the relay has not moved yet. */
    private void relay() throws Exception {
        List<Call> calls = new Mix(samples, 11).only("raise", CALLS);
        report.title("The relay, %d raises a second whatever happens, %d s".formatted(RELAYED, settings.seconds()));
        report.header("system", "raises/s", "p99 ms", "lag p50 s", "lag p95 s", "lag most s");
        for (Target target : all(Target::isRedress)) {
            load.open(target, calls, RELAYED, settings.warmUpSeconds() / 4.0);
            List<Double> lags = Collections.synchronizedList(new ArrayList<>());
            Thread watch = new Thread(() -> watch(target.database(), lags));
            watch.start();
            Load.Result result = load.open(target, calls, RELAYED, settings.seconds());
            watch.interrupt();
            watch.join();
            count(target.name(), result);
            Collections.sort(lags);
            double most = lags.get(lags.size() - 1);
            report.row(
                    target.name(),
                    result.perSecond(),
                    result.millis(99),
                    lags.get(lags.size() / 2),
                    lags.get(lags.size() * 95 / 100),
                    most);
            report.atMost(target.name() + ": lag of the relay, s", 1, most);
        }
        forgetRaised();
    }

    private static void watch(Postgres database, List<Double> lags) {
        try {
            while (true) {
                Thread.sleep(WATCH_MILLIS);
                lags.add(database.one(
                                "select coalesce(extract(epoch from clock_timestamp() - min(occurred_at)) * 1000, 0)"
                                        + " from outbox")
                        / 1000.0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Measures others alone and beside the biggest merchant under full load, in turn, with the default limits. */
    private void hot() throws Exception {
        for (String name : settings.systems().stream()
                .filter(List.of("payara", "wildfly")::contains)
                .toList()) {
            all(target -> target.name().equals(name)).forEach(Target::stop);
            Target target = Target.limited(name, settings, database, tokens);
            target.answers(Call.list("first", HotMerchant.HOT, ""));
            HotMerchant hot = new HotMerchant(load, target, new Mix(samples, 10));
            List<Call> others = hot.others(CALLS);
            hot.beside(others, settings.rate(), settings.warmUpSeconds() / 4);
            List<Load.Result> alone = new ArrayList<>();
            List<Load.Result> beside = new ArrayList<>();
            List<Load.Result> writers = new ArrayList<>();
            for (int round = 0; round < settings.rounds(); round++) {
                Load.Result quiet = load.open(target, others, settings.rate(), settings.seconds());
                List<Load.Result> busy = hot.beside(others, settings.rate(), settings.seconds());
                progress("hot, round %d: p99 %s ms alone, %s ms beside"
                        .formatted(
                                round + 1,
                                Report.figure(quiet.millis(99)),
                                Report.figure(busy.get(0).millis(99))));
                alone.add(quiet);
                beside.add(busy.get(0));
                writers.add(busy.get(1));
            }
            report.title("%s: other merchants, %d calls a second, alone and beside a hot one, %d × %d s each in turn"
                    .formatted(name, settings.rate(), settings.rounds(), settings.seconds()));
            report.header("", "requests/s", "p50 ms", "p99 ms", "longest ms", "refused");
            Load.Result quiet = hotRow("others alone", alone);
            Load.Result busy = hotRow("others beside", beside);
            hotRow("16 writers of the hot one", writers);
            count(name, quiet);
            count(name, busy);
            report.atMost(
                    name + ": p99 of others beside a hot merchant, × alone", 2, busy.millis(99) / quiet.millis(99));
            target.stop();
        }
        forgetRaised();
    }

    /** Reports the sum of some rounds, and returns it. */
    private Load.Result hotRow(String who, List<Load.Result> rounds) {
        Load.Result result = rounds.stream().reduce(Load.Result::plus).orElseThrow();
        report.row(
                who,
                result.perSecond(),
                result.millis(50),
                result.millis(99),
                result.millis(100),
                result.errors().isEmpty() ? "none" : result.errors());
        return result;
    }

    /** Measures inserts. @return durable inserts per second into a table like disputes */
    private double inserts(String like) throws Exception {
        database.execute("drop table if exists bench_inserts; create table bench_inserts (like disputes " + like
                + "); create sequence if not exists bench_ticket start with 1000000");
        Path script = settings.repository().resolve("bench/data/insert.sql");
        String told = database.output(database.client(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(RAISING_CONNECTIONS),
                "-T",
                Integer.toString(settings.seconds()),
                "-f",
                script.toString()));
        Matcher tps = Pattern.compile("tps = ([\\d.]+)").matcher(told);
        if (!tps.find()) {
            throw new IllegalStateException(told);
        }
        database.execute("drop table bench_inserts");
        return Double.parseDouble(tps.group(1));
    }

    private long disputes() throws SQLException {
        String count = "select count(*) from disputes";
        return database.one(count) + (before == null ? 0 : before.one(count));
    }

    private void forgetRaised() throws SQLException {
        forgetRaised(database);
        if (before != null) {
            forgetRaised(before);
        }
    }

    private void forgetRaised(Postgres database) throws SQLException {
        long last = 100_000 + settings.rows();
        if (database.one("select count(*) from disputes where ticket_number > " + last) > 0) {
            String raised = " from disputes where ticket_number > " + last;
            database.execute("delete from timeline_entries where dispute_id in (select id" + raised + ")");
            database.execute("delete" + raised);
            database.execute("vacuum analyze disputes, timeline_entries");
        }
    }

    private void start() {
        report.title("Start and size, heap " + settings.heap());
        report.header(
                "system",
                "first answer s",
                "CPU-s until then",
                "RSS MB idle",
                "RSS MB warm",
                "s until 90 % of the speed",
                "requests/s in windows of " + WINDOW_SECONDS + " s");
        starts.forEach((name, start) -> {
            List<Object> cells = new ArrayList<>(List.of(name));
            cells.addAll(List.of(start));
            report.row(cells.toArray());
        });
    }

    private List<Target> all(Predicate<Target> wanted) {
        return targets.stream().filter(wanted).toList();
    }

    private List<Target> exporting() {
        return all(target -> target.isRedress() || target.name().equals("spring page")).stream()
                .map(target -> isSpring(target) ? target.as("spring", "") : target)
                .toList();
    }

    private static boolean isSpring(Target target) {
        return target.name().startsWith("spring");
    }

    private void count(String name, Load.Result result) {
        result.errors().forEach((error, count) -> errors.merge(name + ": " + error, count, Integer::sum));
    }

    private static void progress(String what) {
        System.err.println(what);
    }
}
