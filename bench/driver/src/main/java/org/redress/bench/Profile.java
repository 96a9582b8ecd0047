package org.redress.bench;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sampling profile of one process, by async-profiler: one sample for each millisecond of CPU, of all threads.
 *
 * <p>Each stack, {@code [thread];frame;frame… count}, counts for each cause that it contains, so causes overlap; and for one
 * layer, that of the frame nearest to its end that belongs to one. Linux may sample less often than asked, so that only shares are
 * exact: milliseconds are shares of the measured CPU time. Beside it, the time of each statement of PostgreSQL: elapsed, with planning.
 */
final class Profile {
    private static final int STATEMENTS = 15;
    private static final int SHOWN = 110;

    /** Costs that lie below many different leaves. */
    private static final Map<String, Pattern> CAUSES = patterns(
            "exceptions", "fillInStackTrace",
            "regular expressions", "java/util/regex/",
            "event log", "org/redress/event/(Outbox|[A-Za-z]*Relay)",
            "search index of changed disputes", "org/redress/fulltext/SearchIndex",
            "EJB's session reference (getEJBLocalObject)", "getEJBLocalObject",
            "EJB calls", "com/sun/ejb/containers/BaseContainer\\.(pre|post)Invoke|org/jboss/as/ejb3.*processInvocation",
            "transactions", "JavaEETransactionManagerSimplified|com/arjuna/|com/sun/jts/",
            "forward to the documented address", "ApplicationDispatcher|RequestDispatcherImpl",
            "access log line", "org/redress/logging/.*AccessLog|AccessLogFilter\\.(log|write)",
            "server's log", "java/util/logging/Logger\\.|org/jboss/logmanager/",
            "telemetry and tracing", "opentelemetry|requesttracing|StuckThread|MonitoringPipe",
            "JDBC pool", "sun/gjc/|com/sun/enterprise/(connectors|resource)/|org/jboss/jca/",
            "JDBC: execute", "org/postgresql/.*execute",
            "JDBC: read", "org/postgresql/.*(SocketInputStream|VisibleBufferedInputStream)\\.read",
            "JDBC: flush", "org/postgresql/.*PGStream\\.flush",
            "JPA: queries into SQL",
                    "org/eclipse/persistence/internal/(jpa/querydef|jpa/jpql|expressions)/|buildCacheableSqmInterpretation|org/hibernate/query/(hql|criteria)/",
            "JPA: flush", "RepeatableWriteUnitOfWork|UnitOfWorkImpl\\.commit|org/hibernate/event/internal/.*[fF]lush",
            "Bean Validation", "org/hibernate/validator/",
            "JSON", "org/eclipse/yasson/|org/glassfish/json/|org/eclipse/parsson/",
            "JAX-RS filters", "ContainerFilteringStage|ContainerResponseFilter|PreMatchContainerRequestFilter",
            "JAX-RS", "org/glassfish/jersey/|org/jboss/resteasy/",
            "HK2", "org/jvnet/hk2/|org/glassfish/hk2/",
            "CDI", "org/jboss/weld/",
            "servlet filters of Redress", "org/redress/.*Filter\\.doFilter",
            "token", "com/nimbusds/",
            "lock: wait and wake", "java/util/concurrent/locks/|Unsafe\\.(un)?park");

    private static final Map<String, Pattern> LAYERS = patterns(
            "PostgreSQL's driver", "^org/postgresql/",
            "JDBC pool", "^(com/sun/gjc/|com/sun/enterprise/(connectors|resource)/|org/jboss/jca/)",
            "JPA provider", "^(org/eclipse/persistence/|org/hibernate/(?!validator))",
            "Bean Validation", "^org/hibernate/validator/",
            "JSON", "^(org/eclipse/yasson/|org/glassfish/json/|org/eclipse/parsson/)",
            "token", "^com/nimbusds/",
            "log", "^(java/util/logging/|org/jboss/logmanager/|com/sun/common/util/logging|fish/payara/logging)",
            "EJB and transactions",
                    "^(com/sun/ejb/|com/sun/jts/|com/sun/enterprise/transaction/|org/jboss/as/ejb3|org/jboss/invocation|com/arjuna/)",
            "CDI", "^(org/jboss/weld/|org/glassfish/weld/)",
            "HK2", "^(org/jvnet/hk2/|org/glassfish/hk2/)",
            "JAX-RS", "^(org/glassfish/jersey/|org/jboss/resteasy/)",
            "Redress", "^org/redress/",
            "servlet container and HTTP",
                    "^(org/apache/(catalina|coyote)/|org/glassfish/grizzly/|io/undertow/|org/xnio/|org/jboss/threads)",
            "other parts of the server",
                    "^(fish/payara/|com/sun/enterprise/|org/glassfish/|org/jboss/|io/opentelemetry/)");

    private static final Pattern THREAD = Pattern.compile("^\\[(.*?)[-_ ]?[(\\[#]*\\d*[)\\]]* tid=\\d+]$");

    private final Target target;
    private final Postgres database;
    private final Path library;
    private final Path file;

    private Profile(Target target, Path library, Path file) {
        this.target = target;
        this.database = target.database();
        this.library = library;
        this.file = file;
    }

    /** Results of some rounds of one system showed: files of stacks, and calls and milliseconds of each statement. */
    record Rounds(List<Path> files, Map<String, double[]> statements) {
        Rounds() {
            this(new ArrayList<>(), new HashMap<>());
        }
    }

    /** Begins to sample. @param name of the file below {@code profile} */
    static Profile start(Target target, Settings settings, String name) {
        try {
            Path folder = Files.createDirectories(settings.work().resolve("profile"));
            Path library = folder.resolve("libasyncProfiler.so");
            String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
            try (InputStream in = Profile.class.getResourceAsStream("/linux-" + processor + "/libasyncProfiler.so")) {
                if (!Files.exists(library)) {
                    Files.copy(in, library);
                }
            }
            Profile profile = new Profile(target, library, folder.resolve(name + ".collapsed"));
            target.database().costs();
            profile.command("start,event=itimer,interval=1ms,threads");
            return profile;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("No profile of " + target.name(), e);
        }
    }

    /** Ends the sampling, writes the stacks to the file, and adds it to the rounds. */
    void stop(Rounds rounds) {
        command("stop,threads,collapsed,file=" + file);
        rounds.files().add(file);
        try {
            database.costs().forEach((sql, cost) -> rounds.statements().merge(sql, cost, Postgres::sum));
        } catch (SQLException e) {
            throw new IllegalStateException("No costs of statements", e);
        }
    }

    private void command(String command) {
        try {
            VirtualMachine machine =
                    VirtualMachine.attach(Long.toString(target.process().pid()));
            try {
                machine.loadAgentPath(library.toString(), command);
            } finally {
                machine.detach();
            }
        } catch (Exception e) {
            throw new IllegalStateException("The profiler refuses: " + command, e);
        }
    }

    /** Reports the shares of threads, causes and layers in all samples, and of statements in the database's time. */
    static void report(Report report, String title, Rounds rounds, Load.Result result) throws IOException {
        Map<String, Long> threads = new TreeMap<>();
        Map<String, Long> causes = new TreeMap<>();
        Map<String, Long> layers = new TreeMap<>();
        long all = 0;
        for (String line : lines(rounds.files())) {
            int end = line.lastIndexOf(' ');
            long count = Long.parseLong(line.substring(end + 1));
            String stack = line.substring(0, end);
            String[] frames = stack.split(";");
            all += count;
            threads.merge(thread(frames[0]), count, Long::sum);
            layers.merge(layer(frames), count, Long::sum);
            CAUSES.forEach((cause, pattern) -> {
                if (pattern.matcher(stack).find()) {
                    causes.merge(cause, count, Long::sum);
                }
            });
        }
        report.line("\n### Profile: %s, %,d samples".formatted(title, all));
        table(report, "threads", threads, all, result);
        table(report, "cause (they overlap)", causes, all, result);
        table(report, "layer", layers, all, result);
        statements(report, rounds.statements(), result);
    }

    private static void statements(Report report, Map<String, double[]> statements, Load.Result result) {
        report.line("");
        report.header("statement", "calls a request", "ms a call", "% of all statements");
        double all = statements.values().stream().mapToDouble(cost -> cost[1]).sum();
        statements.entrySet().stream()
                .sorted(Comparator.comparing(each -> -each.getValue()[1]))
                .limit(STATEMENTS)
                .forEach(each -> report.row(
                        '`' + shortened(each.getKey()) + '`',
                        each.getValue()[0] / result.requests(),
                        each.getValue()[1] / each.getValue()[0],
                        100 * each.getValue()[1] / all));
    }

    private static String shortened(String sql) {
        String line = sql.replaceAll("\\s+", " ").replace("|", "\\|");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + '…';
    }

    private static List<String> lines(List<Path> files) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    /** Returns the name without its number, so that the threads of a pool are one. */
    private static String thread(String frame) {
        Matcher matcher = THREAD.matcher(frame);
        return matcher.matches() ? matcher.group(1) : frame;
    }

    private static String layer(String[] frames) {
        for (int i = frames.length - 1; i > 0; i--) {
            for (Map.Entry<String, Pattern> layer : LAYERS.entrySet()) {
                if (layer.getValue().matcher(frames[i]).find()) {
                    return layer.getKey();
                }
            }
        }
        return "Java's own threads and the rest";
    }

    private static void table(Report report, String name, Map<String, Long> counts, long all, Load.Result result) {
        report.line("");
        report.header(name, "%", "CPU-ms a request");
        counts.entrySet().stream()
                .filter(each -> each.getValue() * 200 >= all)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(each -> report.row(
                        each.getKey(),
                        100.0 * each.getValue() / all,
                        result.serverPerRequest() * each.getValue() / all));
    }

    private static Map<String, Pattern> patterns(String... namesAndPatterns) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndPatterns.length; i += 2) {
            patterns.put(namesAndPatterns[i], Pattern.compile(namesAndPatterns[i + 1]));
        }
        return patterns;
    }
}
