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
import org.redress.json.JsonBodyParser;
import org.redress.json.JsonBodyWriter;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.MalformedJsonException;
import org.redress.problem.Problem;

/**
 * One run of an import: lines are read, taken and answered in batches, of which no more than one is in memory. A bad
 * line is answered with its problem, and never keeps the others out.
 */
final class OrderImport {
    private static final int BATCH = 100;

    private final JsonBodyParser json;
    private final int maxLineBytes;
    private final Function<List<PutOrderCommand>, List<OrderUpsertResult>> taking;
    private final Function<Throwable, Problem> problems;
    private final Map<String, Long> counts = new HashMap<>();

    /** @param taking in a transaction of its own */
    OrderImport(
            JsonBodyParser json,
            int maxLineBytes,
            Function<List<PutOrderCommand>, List<OrderUpsertResult>> taking,
            Function<Throwable, Problem> problems) {
        this.json = json;
        this.maxLineBytes = maxLineBytes;
        this.taking = taking;
        this.problems = problems;
    }

    /** A line that was read: a report, or a problem. */
    private record ParsedLine(long line, PutOrderCommand report, Problem problem) {}

    void run(BoundedLineReader lines, OutputStream answer) throws IOException {
        List<ParsedLine> batch = new ArrayList<>();
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
                new ImportLineResult.Summary(
                        counts.values().stream().mapToLong(Long::longValue).sum(),
                        counts.getOrDefault("created", 0L),
                        counts.getOrDefault("replaced", 0L),
                        counts.getOrDefault("unchanged", 0L),
                        counts.getOrDefault(null, 0L)),
                answer);
    }

    private ParsedLine told(long number, byte[] line) {
        try {
            if (line.length > maxLineBytes) {
                return new ParsedLine(
                        number, null, Problem.of(413, "The line is larger than " + maxLineBytes + " bytes."));
            }
            return new ParsedLine(number, OrderRequestReader.order(json.object(line)), null);
        } catch (MalformedJsonException e) {
            return new ParsedLine(
                    number, null, problems.apply(new MalformedJsonException(e.getMessage(), number, e.column())));
        } catch (InvalidRequestException e) {
            return new ParsedLine(number, null, problems.apply(e));
        }
    }

    private void answer(List<ParsedLine> batch, OutputStream answer) throws IOException {
        for (ImportLineResult line : answers(batch)) {
            counts.merge(line.result(), 1L, Long::sum);
            write(line, answer);
        }
        answer.flush();
    }

    private static void write(Object line, OutputStream answer) throws IOException {
        answer.write(JsonBodyWriter.of(line));
        answer.write('\n');
    }

    private Collection<ImportLineResult> answers(List<ParsedLine> batch) {
        Map<Long, ImportLineResult> answers = new TreeMap<>();
        List<ParsedLine> good = new ArrayList<>();
        for (ParsedLine parsed : batch) {
            if (parsed.report() == null) {
                answers.put(parsed.line(), ImportLineResult.of(parsed.line(), parsed.problem()));
            } else {
                good.add(parsed);
            }
        }
        taken(good).forEach(line -> answers.put(line.line(), line));
        return answers.values();
    }

    /** In one transaction; where that fails, in one for each, so that none fails for another. */
    private List<ImportLineResult> taken(List<ParsedLine> good) {
        try {
            List<OrderUpsertResult> receipts = good.isEmpty()
                    ? List.of()
                    : taking.apply(good.stream().map(ParsedLine::report).toList());
            return IntStream.range(0, good.size())
                    .mapToObj(i -> answer(good.get(i).line(), receipts.get(i)))
                    .toList();
        } catch (RuntimeException e) {
            Problem problem = problems.apply(e);
            if (good.size() > 1 && problem.status() != 503) {
                return good.stream()
                        .flatMap(parsed -> taken(List.of(parsed)).stream())
                        .toList();
            }
            return good.stream()
                    .map(parsed -> ImportLineResult.of(parsed.line(), problem))
                    .toList();
        }
    }

    private ImportLineResult answer(long line, OrderUpsertResult result) {
        return result.refusal() == null
                ? ImportLineResult.of(line, result)
                : ImportLineResult.of(line, problems.apply(result.refusal()));
    }
}
