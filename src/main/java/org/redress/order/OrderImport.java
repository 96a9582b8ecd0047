package org.redress.order;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.redress.json.JsonBodies;
import org.redress.json.JsonText;
import org.redress.problem.InvalidRequest;
import org.redress.problem.MalformedJson;
import org.redress.problem.Problem;

/**
 * One run of an import. Lines are read, stored and answered in batches, one of which is in memory at a time. An invalid
 * or refused line is answered with its problem and does not affect the others.
 */
final class OrderImport {
    // Each batch is a transaction that holds locks: a compromise between few commits and short locks (ADR 10)
    private static final int BATCH = 100;

    private final JsonBodies json;
    private final int maxLineBytes;
    private final Function<List<OrderReport>, List<Receipt>> upsert;
    private final Function<Throwable, Problem> problems;
    private final Map<String, Long> counts = new HashMap<>();

    /**
     * Creates a run.
     *
     * @param maxLineBytes longest line, in bytes
     * @param upsert creates or replaces a batch of orders in one transaction
     * @param problems maps a failure to the problem on the wire
     */
    OrderImport(
            JsonBodies json,
            int maxLineBytes,
            Function<List<OrderReport>, List<Receipt>> upsert,
            Function<Throwable, Problem> problems) {
        this.json = json;
        this.maxLineBytes = maxLineBytes;
        this.upsert = upsert;
        this.problems = problems;
    }

    /** Line that was read: an order or a problem; the other is null. */
    private record Told(long line, OrderReport report, Problem problem) {}

    /**
     * Imports all lines and writes a response line for each, and the summary.
     *
     * @throws IOException if the body cannot be read or the response cannot be written
     */
    void run(LineReader lines, OutputStream answer) throws IOException {
        List<Told> batch = new ArrayList<>();
        long number = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            number++;
            // Blank lines are allowed anywhere
            if (!new String(line, StandardCharsets.ISO_8859_1).isBlank()) {
                batch.add(read(number, line));
            }
            if (batch.size() == BATCH) {
                answer(batch, answer);
                batch.clear();
            }
        }
        answer(batch, answer);
        write(
                new ImportLine.Summary(
                        counts.values().stream().mapToLong(Long::longValue).sum(),
                        counts.getOrDefault("created", 0L),
                        counts.getOrDefault("replaced", 0L),
                        counts.getOrDefault("unchanged", 0L),
                        counts.getOrDefault(null, 0L)),
                answer);
    }

    private Told read(long number, byte[] line) {
        try {
            if (line.length > maxLineBytes) {
                return new Told(number, null, Problem.of(413, "The line is larger than " + maxLineBytes + " bytes."));
            }
            return new Told(number, OrderReader.report(json.object(line)), null);
        } catch (MalformedJson e) {
            return new Told(number, null, problems.apply(new MalformedJson(e.getMessage(), number, e.column())));
        } catch (InvalidRequest e) {
            return new Told(number, null, problems.apply(e));
        }
    }

    private void answer(List<Told> batch, OutputStream answer) throws IOException {
        for (ImportLine line : answers(batch)) {
            counts.merge(line.result(), 1L, Long::sum);
            write(line, answer);
        }
        answer.flush();
    }

    private static void write(Object line, OutputStream answer) throws IOException {
        answer.write(JsonText.of(line));
        answer.write('\n');
    }

    private Collection<ImportLine> answers(List<Told> batch) {
        Map<Long, ImportLine> answers = new TreeMap<>();
        List<Told> valid = new ArrayList<>();
        for (Told read : batch) {
            if (read.report() == null) {
                answers.put(read.line(), ImportLine.of(read.line(), read.problem()));
            } else {
                valid.add(read);
            }
        }
        store(valid).forEach(line -> answers.put(line.line(), line));
        return answers.values();
    }

    /** Stores lines in one transaction; if it fails, each in its own, so that none fails because of another. */
    private List<ImportLine> store(List<Told> valid) {
        try {
            List<Receipt> receipts = valid.isEmpty()
                    ? List.of()
                    : upsert.apply(valid.stream().map(Told::report).toList());
            return IntStream.range(0, valid.size())
                    .mapToObj(i -> answer(valid.get(i).line(), receipts.get(i)))
                    .toList();
        } catch (RuntimeException e) {
            Problem problem = problems.apply(e);
            // A database that is out of reach would fail for each of them, too
            if (valid.size() > 1 && problem.status() != 503) {
                return valid.stream()
                        .flatMap(line -> store(List.of(line)).stream())
                        .toList();
            }
            return valid.stream()
                    .map(line -> ImportLine.of(line.line(), problem))
                    .toList();
        }
    }

    private ImportLine answer(long line, Receipt receipt) {
        return receipt.refusal() == null
                ? ImportLine.of(line, receipt)
                : ImportLine.of(line, problems.apply(receipt.refusal()));
    }
}
