package org.redress.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The whole run: data, systems, content, warm-up, then the parts that were asked for, all systems in turn. */
public final class Bench {
    private static final int LIST_CALLS = 20_000;
    private static final int COMPARED = 150;

    private final Settings settings;
    private final Postgres database;
    private final Tokens tokens;
    private final Load load;
    private final Report report;
    private final List<Target> targets = new ArrayList<>();
    private final Map<String, Integer> errors = new TreeMap<>();
    private Samples samples;

    private Bench(Settings settings) throws Exception {
        this.settings = settings;
        Files.createDirectories(settings.work().resolve("log"));
        this.database = new Postgres(settings);
        this.tokens = new Tokens(settings.work());
        this.load = new Load(database);
        this.report = new Report(settings.work().resolve("result.md"));
    }

    public static void main(String[] arguments) throws Exception {
        boolean good = new Bench(Settings.fromEnvironment()).run();
        System.exit(good ? 0 : 1);
    }

    private boolean run() throws Exception {
        database.start();
        data();
        report.line("# Redress, measured: %,d disputes".formatted(settings.rows()));
        systems();
        boolean same = !settings.has("content") || content();
        warmUp();
        if (settings.has("list")) {
            list();
        }
        errors.forEach((error, count) -> report.line("**" + count + " × " + error + "**"));
        report.write();
        return same && errors.isEmpty();
    }

    private void data() throws Exception {
        if (!database.isLoaded()) {
            progress("Redress makes the schema");
            Target redress = Target.start("payara", settings, database, tokens);
            redress.answers(new Call("ready", "viewer", 1, "/api/rest/v1/health/ready", null));
            redress.stop();
            progress("loading " + settings.rows() + " disputes");
            long start = System.nanoTime();
            database.load();
            progress("loaded in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
        }
        samples = Samples.of(database, settings.rows());
    }

    private void systems() throws Exception {
        Call first = Call.list("first", 1, "");
        for (String name : settings.systems()) {
            Target target = Target.start(name, settings, database, tokens);
            if (name.equals("spring")) {
                targets.add(target.as("spring page", "/page"));
                targets.add(target.as("spring slice", "/slice"));
            } else {
                targets.add(target);
            }
            progress(name + " answers after "
                    + Report.figure(targets.get(targets.size() - 1).answers(first)) + " s");
        }
    }

    private boolean content() {
        List<Call> calls = new Mix(samples, 1).list(COMPARED);
        List<String> differences = Content.differences(targets, calls);
        report.line("\nThe same %d answers of the list from all systems, compared field by field: %s"
                .formatted(COMPARED, differences.isEmpty() ? "no difference" : differences.size() + " differences"));
        differences.stream().limit(3).forEach(report::line);
        return differences.isEmpty();
    }

    private void warmUp() {
        List<Call> calls = new Mix(samples, 2).list(LIST_CALLS);
        for (Target target : targets) {
            Load.Result result = load.closed(target, calls, 0, settings.connections(), settings.warmUpSeconds());
            progress("warm-up of %s: %s/s".formatted(target.name(), Report.figure(result.perSecond())));
        }
    }

    /** The list's mix, in turn, so that what else the machine does hits all of them. */
    private void list() {
        List<Call> calls = new Mix(samples, 3).list(LIST_CALLS);
        Map<String, Load.Result> results = new LinkedHashMap<>();
        Map<String, List<Double>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < settings.rounds(); round++) {
            for (Target target : targets) {
                Load.Result result = load.closed(
                        target,
                        calls,
                        round * LIST_CALLS / settings.rounds(),
                        settings.connections(),
                        settings.seconds());
                progress("list, round %d, %s: %s CPU-ms"
                        .formatted(round + 1, target.name(), Report.figure(result.cpuPerRequest())));
                results.merge(target.name(), result, Load.Result::plus);
                rounds.computeIfAbsent(target.name(), name -> new ArrayList<>()).add(result.cpuPerRequest());
            }
        }
        report.title("The list, %d connections, %d × %d s each in turn"
                .formatted(settings.connections(), settings.rounds(), settings.seconds()));
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
        Load.Result bare = results.get("bare");
        results.forEach((name, result) -> {
            count(name, result);
            List<Double> each = rounds.get(name);
            report.row(
                    name,
                    result.cpuPerRequest(),
                    bare == null ? "" : (Object) (result.cpuPerRequest() / bare.cpuPerRequest()),
                    result.serverPerRequest(),
                    result.databasePerRequest(),
                    Report.figure(Collections.min(each)) + "–" + Report.figure(Collections.max(each)),
                    result.statementsPerRequest(),
                    result.perSecond(),
                    result.millis(50),
                    result.millis(99),
                    result.bytes() / 1000.0 / result.requests(),
                    target(name).residentMegabytes());
        });
    }

    private Target target(String name) {
        return targets.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }

    private void count(String name, Load.Result result) {
        result.errors().forEach((error, count) -> errors.merge(name + ": " + error, count, Integer::sum));
    }

    private static void progress(String what) {
        System.err.println(what);
    }
}
