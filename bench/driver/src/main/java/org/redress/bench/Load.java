package org.redress.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Calls a system and measures the cost. */
final class Load {
    /** Maximum number of further calls that wait in the open loop if a system is slow. */
    private static final int OPEN_CONNECTIONS = 32;

    private final long pauseNanos;

    /** @param pauseMillis of each connection of the closed loop, after a response */
    Load(int pauseMillis) {
        this.pauseNanos = pauseMillis * 1_000_000L;
    }

    /**
     * Cost of a load. CPU in milliseconds, latencies in nanoseconds.
     *
     * @param errors number of responses per status other than 200, or per failure
     */
    record Result(
            int requests,
            double seconds,
            long serverCpu,
            long databaseCpu,
            long statements,
            long bytes,
            long[] latencies,
            Map<String, Integer> errors) {
        double serverPerRequest() {
            return (double) serverCpu / requests;
        }

        double databasePerRequest() {
            return (double) databaseCpu / requests;
        }

        double cpuPerRequest() {
            return serverPerRequest() + databasePerRequest();
        }

        double statementsPerRequest() {
            return (double) statements / requests;
        }

        double perSecond() {
            return requests / seconds;
        }

        double millis(double percentile) {
            return latencies.length == 0
                    ? Double.NaN
                    : latencies[(int) Math.ceil(percentile / 100 * latencies.length) - 1] / 1e6;
        }

        Result plus(Result other) {
            long[] both = Arrays.copyOf(latencies, latencies.length + other.latencies.length);
            System.arraycopy(other.latencies, 0, both, latencies.length, other.latencies.length);
            Arrays.sort(both);
            Map<String, Integer> allErrors = new TreeMap<>(errors);
            other.errors.forEach((error, count) -> allErrors.merge(error, count, Integer::sum));
            return new Result(
                    requests + other.requests,
                    seconds + other.seconds,
                    serverCpu + other.serverCpu,
                    databaseCpu + other.databaseCpu,
                    statements + other.statements,
                    bytes + other.bytes,
                    both,
                    allErrors);
        }
    }

    /**
     * Runs a closed loop: each connection sends its next call after the response and the pause. Starts at calls[from], wraps
     * around.
     */
    Result closed(Target target, List<Call> calls, int from, int connections, double seconds) {
        AtomicInteger next = new AtomicInteger(from);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return measured(target, connections, worker -> {
            while (System.nanoTime() < end) {
                worker.send(calls.get(Math.floorMod(next.getAndIncrement(), calls.size())), System.nanoTime());
                if (pauseNanos > 0) {
                    LockSupport.parkNanos(pauseNanos);
                }
            }
        });
    }

    /** Runs an open loop at a constant rate; a latency counts from the due time of the call. */
    Result open(Target target, List<Call> calls, int perSecond, double seconds) {
        AtomicInteger next = new AtomicInteger();
        int wanted = (int) (perSecond * seconds);
        long start = System.nanoTime() + 100_000_000;
        return measured(target, OPEN_CONNECTIONS, worker -> {
            for (int i = next.getAndIncrement(); i < wanted; i = next.getAndIncrement()) {
                long due = start + i * 1_000_000_000L / perSecond;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                worker.send(calls.get(i % calls.size()), due);
            }
        });
    }

    private interface Work {
        void of(Worker worker);
    }

    private Result measured(Target target, int connections, Work work) {
        List<Worker> workers = new ArrayList<>();
        Postgres database = target.database();
        long statements = database.statements();
        long databaseCpu = database.cpu();
        long serverCpu = target.cpu();
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            Worker worker = new Worker(target, work);
            workers.add(worker);
            worker.start();
        }
        workers.forEach(Worker::await);
        double seconds = (System.nanoTime() - start) / 1e9;
        serverCpu = target.cpu() - serverCpu;
        databaseCpu = database.cpu() - databaseCpu;
        statements = database.statements() - statements;
        Result none = new Result(0, seconds, serverCpu, databaseCpu, statements, 0, new long[0], Map.of());
        return workers.stream().map(Worker::result).reduce(none, Result::plus);
    }

    private static final class Worker extends Thread {
        private final Connection connection;
        private final Work work;
        private final Map<String, Integer> errors = new TreeMap<>();
        private long[] latencies = new long[1024];
        private int requests;
        private long bytes;

        Worker(Target target, Work work) {
            this.connection = new Connection(target);
            this.work = work;
        }

        @Override
        public void run() {
            try (connection) {
                work.of(this);
            }
        }

        void send(Call call, long since) {
            try {
                Connection.Answer answer = connection.send(call);
                bytes += answer.body().length;
                if (answer.status() != (call.known() == null ? 200 : 304)) {
                    errors.merge(call.kind() + " " + answer.status(), 1, Integer::sum);
                }
            } catch (RuntimeException e) {
                errors.merge(call.kind() + " " + e.getMessage(), 1, Integer::sum);
            }
            if (requests == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * requests);
            }
            latencies[requests++] = System.nanoTime() - since;
        }

        void await() {
            try {
                join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        Result result() {
            return new Result(requests, 0, 0, 0, 0, bytes, Arrays.copyOf(latencies, requests), errors);
        }
    }
}
