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
 * One run of an import: lines are read, taken and answered in batches, of which no more than one is in memory. A bad
 * line is answered with its problem, and never keeps the others out.
 */
final class OrderImport {
    private static final int BATCH = 100;

    private final JsonBodies json;
    private final int maxLineBytes;
    private final Function<List<OrderReport>, List<Receipt>> taking;
    private final Function<Throwable, Problem> problems;
    private final Map<String, Long> counts = new HashMap<>();

    /** @param taking in a transaction of its own */
    OrderImport(
            JsonBodies json,
            int maxLineBytes,
            Function<List<OrderReport>, List<Receipt>> taking,
            Function<Throwable, Problem> problems) {
        this.json = json;
        this.maxLineBytes = maxLineBytes;
        this.taking = taking;
        this.problems = problems;
    }

    /** A line that was read: a report, or a problem. */
    private record Told(long line, OrderReport report, Problem problem) {}

    void run(LineReader lines, OutputStream answer) throws IOException {
        List<Told> batch = new ArrayList<>();
        long number = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            number++;
            if (!new String(line, StandardCharsets.ISO_8859_1).isBlank()) {
                batch.add(told(number, line));
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

    private Told told(long number, byte[] line) {
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
        List<Told> good = new ArrayList<>();
        for (Told told : batch) {
            if (told.report() == null) {
                answers.put(told.line(), ImportLine.of(told.line(), told.problem()));
            } else {
                good.add(told);
            }
        }
        taken(good).forEach(line -> answers.put(line.line(), line));
        return answers.values();
    }

    /** In one transaction; where that fails, in one for each, so that none fails for another. */
    private List<ImportLine> taken(List<Told> good) {
        try {
            List<Receipt> receipts = good.isEmpty()
                    ? List.of()
                    : taking.apply(good.stream().map(Told::report).toList());
            return IntStream.range(0, good.size())
                    .mapToObj(i -> answer(good.get(i).line(), receipts.get(i)))
                    .toList();
        } catch (RuntimeException e) {
            Problem problem = problems.apply(e);
            if (good.size() > 1 && problem.status() != 503) {
                return good.stream()
                        .flatMap(told -> taken(List.of(told)).stream())
                        .toList();
            }
            return good.stream()
                    .map(told -> ImportLine.of(told.line(), problem))
                    .toList();
        }
    }

    private ImportLine answer(long line, Receipt receipt) {
        return receipt.refusal() == null
                ? ImportLine.of(line, receipt)
                : ImportLine.of(line, problems.apply(receipt.refusal()));
    }
}
