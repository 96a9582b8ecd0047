import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Simulates the calls of a day, each third hour for some seconds, on nodes, a coordinator and workers: first come, first
 * served by each processor. Service times are the CPU milliseconds of docs/performance.md, on its machine. It knows no
 * locks, no network, no disk and no limits of calls.
 */
public class Simulation {
    private static final double SECONDS_A_YEAR = 365.25 * 86_400;

    /** Call of one kind: calls a dispute, and means of CPU milliseconds of the node and of the worker. */
    private record Kind(String name, double perDispute, double node, double worker) {}

    private static final Kind LIST = new Kind("list", 10, 1.20, 0.78);
    private static final Kind[] KINDS = {
        LIST,
        // Two calls of the chat's mix in three are order status, one is track; the mix without its raises
        new Kind("chat", 9, 0.97, 0.24),
        new Kind("raise", 1, 1.80, 1.45),
        // Not measured: taken for a raise, since they write about as many rows
        new Kind("action", 4, 1.80, 1.45),
        new Kind("order", 20, 1.80, 1.45)
    };

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("disputes", "1e9"), Map.entry("merchants", "1000000"), Map.entry("zipf", "1"),
            Map.entry("season", "3"), Map.entry("day", "0.9"), Map.entry("seconds", "5"), Map.entry("shards", "128"),
            Map.entry("nodes", "7"), Map.entry("workers", "8"), Map.entry("nodeProcessors", "4"),
            Map.entry("workerProcessors", "4"), Map.entry("coordinatorProcessors", "16"),
            // Not measured: a coordinator takes this share of the worker's CPU; 0 is one PostgreSQL without Citus
            Map.entry("coordinator", "1"),
            // One machine for all, and callers that wait for each answer: the measured point
            Map.entry("closed", "0"), Map.entry("rate", "0"));

    /** Machine with equal processors. Times are milliseconds. */
    private static final class Part {
        private final int processors;
        private final Queue<Call> waiting = new ArrayDeque<>();
        private int busy;
        private double work;
        private final Times waits = new Times();

        Part(int processors) {
            this.processors = processors;
        }
    }

    private static final class Times {
        private double[] values = new double[1024];
        private int size;

        void add(double milliseconds) {
            values = size == values.length ? Arrays.copyOf(values, size * 2) : values;
            values[size++] = milliseconds;
        }

        static double percentile(double share, Times... all) {
            double[] sorted = Arrays.stream(all)
                    .flatMapToDouble(times -> Arrays.stream(times.values, 0, times.size))
                    .sorted()
                    .toArray();
            return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
        }
    }

    /** Call on its way: the parts to visit, with the work at each. */
    private static final class Call {
        private final Part[] parts;
        private final double[] work;
        private final double start;
        private int stage;
        private double arrived;

        Call(Part[] parts, double[] work, double start) {
            this.parts = parts;
            this.work = work;
            this.start = start;
        }
    }

    private record Event(double at, Call call, boolean ends) {}

    private final Map<String, String> settings = new HashMap<>(DEFAULTS);
    // The same on each run
    private final Random random = new Random(18);
    private final PriorityQueue<Event> events = new PriorityQueue<>((a, b) -> Double.compare(a.at(), b.at()));
    private double[] shareOfFirstMerchants = {};
    private Part[] nodes = {};
    private Part[] workers = {};
    private Part coordinator = new Part(1);
    private final Times answers = new Times();

    public static void main(String[] arguments) {
        Simulation simulation = new Simulation();
        for (String argument : arguments) {
            String[] setting = argument.split("=", 2);
            if (!DEFAULTS.containsKey(setting[0]) || setting.length < 2) {
                throw new IllegalArgumentException(argument + ": one of " + DEFAULTS.keySet() + " and a value");
            }
            simulation.settings.put(setting[0], setting[1]);
        }
        simulation.run();
    }

    private double number(String setting) {
        return Double.parseDouble(settings.get(setting));
    }

    private Part[] parts(String setting, int processors) {
        return IntStream.range(0, (int) number(setting)).mapToObj(i -> new Part(processors)).toArray(Part[]::new);
    }

    private void run() {
        shareOfFirstMerchants = new double[(int) number("merchants")];
        double sum = 0;
        for (int i = 0; i < shareOfFirstMerchants.length; i++) {
            sum += Math.pow(i + 1, -number("zipf"));
            shareOfFirstMerchants[i] = sum;
        }
        if (number("closed") > 0 || number("rate") > 0) {
            measuredPoint();
            return;
        }
        System.out.println("hour  calls/s  part         utilisation  busiest  wait p50 ms  p99 ms  busiest's p99");
        double mean = number("disputes") / SECONDS_A_YEAR * number("season")
                * Arrays.stream(KINDS).mapToDouble(Kind::perDispute).sum();
        for (int hour = 0; hour < 24; hour += 3) {
            simulate(mean * (1 - number("day") * Math.cos(2 * Math.PI * hour / 24)), hour);
        }
    }

    /** Simulates some seconds of an hour, with a constant rate. */
    private void simulate(double rate, int hour) {
        nodes = parts("nodes", (int) number("nodeProcessors"));
        workers = parts("workers", (int) number("workerProcessors"));
        coordinator = new Part((int) number("coordinatorProcessors"));
        double length = number("seconds") * 1000;
        for (double at = gap(rate); at < length; at += gap(rate)) {
            events.add(new Event(at, call(kind(), at), false));
        }
        serve(length, false);
        String prefix = String.format("%4d  %7.0f  ", hour, rate);
        print(prefix + "nodes      ", length, nodes);
        if (number("coordinator") > 0) {
            print(" ".repeat(prefix.length()) + "coordinator", length, coordinator);
        }
        print(" ".repeat(prefix.length()) + "workers    ", length, workers);
    }

    /** Simulates the list on one machine for all: as many callers as "closed", or calls at the constant "rate". */
    private void measuredPoint() {
        Part machine = new Part((int) number("nodeProcessors"));
        nodes = new Part[] {machine};
        workers = new Part[] {machine};
        double length = number("seconds") * 1000;
        boolean closed = number("closed") > 0;
        double every = 1000 / number("rate");
        for (double at = 0; closed ? at < number("closed") : at < length; at += closed ? 1 : every) {
            events.add(new Event(closed ? 0 : at, call(LIST, closed ? 0 : at), false));
        }
        serve(length, closed);
        System.out.printf("answers/s %.0f, utilisation %.2f, answer p50 %.1f ms, p99 %.1f ms%n",
                answers.size / number("seconds"), machine.work / length / machine.processors,
                Times.percentile(0.5, answers), Times.percentile(0.99, answers));
    }

    private double gap(double rate) {
        return -Math.log(1 - random.nextDouble()) * 1000 / rate;
    }

    private Kind kind() {
        double draw = random.nextDouble() * Arrays.stream(KINDS).mapToDouble(Kind::perDispute).sum();
        for (Kind kind : KINDS) {
            draw -= kind.perDispute();
            if (draw < 0) {
                return kind;
            }
        }
        return LIST;
    }

    private Call call(Kind kind, double at) {
        Part node = nodes[random.nextInt(nodes.length)];
        double last = shareOfFirstMerchants[shareOfFirstMerchants.length - 1];
        int merchant = Arrays.binarySearch(shareOfFirstMerchants, random.nextDouble() * last);
        // As Citus: the hash decides the shard, and the shards are spread over the workers
        int shard = Math.floorMod((merchant < 0 ? -merchant : merchant) * 0x9E3779B9 >>> 8, (int) number("shards"));
        Part worker = workers[shard % workers.length];
        double work = spread(kind.worker());
        if (number("coordinator") == 0 || node == worker) {
            return new Call(new Part[] {node, worker}, new double[] {spread(kind.node()), work}, at);
        }
        return new Call(new Part[] {node, coordinator, worker},
                new double[] {spread(kind.node()), work * number("coordinator"), work}, at);
    }

    /** Returns a time of which half is constant and half exponential. */
    private double spread(double mean) {
        return mean / 2 * (1 - Math.log(1 - random.nextDouble()));
    }

    private void serve(double length, boolean closed) {
        while (!events.isEmpty() && (!closed || events.peek().at() < length)) {
            Event event = events.poll();
            Call call = event.call();
            if (event.ends()) {
                leave(call, event.at(), closed);
            } else {
                call.arrived = event.at();
                Part part = call.parts[call.stage];
                part.waiting.add(call);
                begin(part, event.at());
            }
        }
    }

    private void leave(Call call, double at, boolean closed) {
        Part part = call.parts[call.stage++];
        part.busy--;
        begin(part, at);
        if (call.stage < call.parts.length) {
            events.add(new Event(at, call, false));
        } else {
            answers.add(at - call.start);
            if (closed) {
                events.add(new Event(at, call(LIST, at), false));
            }
        }
    }

    private void begin(Part part, double at) {
        while (part.busy < part.processors && !part.waiting.isEmpty()) {
            Call call = part.waiting.remove();
            part.waits.add(at - call.arrived);
            part.busy++;
            part.work += call.work[call.stage];
            events.add(new Event(at + call.work[call.stage], call, true));
        }
    }

    private static void print(String prefix, double length, Part... parts) {
        Part busiest = parts[0];
        double work = 0;
        for (Part part : parts) {
            work += part.work;
            busiest = part.work > busiest.work ? part : busiest;
        }
        double whole = length * busiest.processors;
        Times[] waits = Arrays.stream(parts).map(part -> part.waits).toArray(Times[]::new);
        System.out.printf("%s  %11.2f  %7.2f  %11.2f  %6.2f  %13.2f%n", prefix, work / whole / parts.length,
                busiest.work / whole, Times.percentile(0.5, waits), Times.percentile(0.99, waits),
                Times.percentile(0.99, busiest.waits));
    }
}
