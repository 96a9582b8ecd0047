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
import org.jspecify.annotations.Nullable;
import org.redress.json.JsonBodyParser;
import org.redress.json.JsonBodyWriter;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.MalformedJsonException;
import org.redress.problem.Problem;

/**
 * One run of an import. Lines are read, stored and answered in batches, one of which is in memory at a time. An invalid
 * or refused line is answered with its problem and does not affect the others.
 */
final class OrderImport {
    // Each batch is a transaction, or a few: it ends after 200 ms at the latest, because of its locks (ADR 25)
    private static final int BATCH = 100;

    private final JsonBodyParser json;
    private final int maxLineBytes;
    private final Function<List<PutOrderCommand>, List<OrderUpsertResult>> upsert;
    private final Function<Throwable, Problem> problems;
    private final Map<String, Long> counts = new HashMap<>();

    /**
     * Creates a run.
     *
     * @param maxLineBytes longest line, in bytes
     * @param upsert creates or replaces the first orders of a batch in one transaction, at least one
     * @param problems maps a failure to the problem on the wire
     */
    OrderImport(
            JsonBodyParser json,
            int maxLineBytes,
            Function<List<PutOrderCommand>, List<OrderUpsertResult>> upsert,
            Function<Throwable, Problem> problems) {
        this.json = json;
        this.maxLineBytes = maxLineBytes;
        this.upsert = upsert;
        this.problems = problems;
    }

    /** Line that was read: an order or a problem; the other is null. */
    private record ParsedLine(long line, @Nullable PutOrderCommand report, @Nullable Problem problem) {}

    /**
     * Imports all lines and writes a response line for each, and the summary.
     *
     * @throws IOException if the body cannot be read or the response cannot be written
     */
    void run(BoundedLineReader lines, OutputStream answer) throws IOException {
        List<ParsedLine> batch = new ArrayList<>();
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
                new ImportLineResult.Summary(
                        counts.values().stream().mapToLong(Long::longValue).sum(),
                        counts.getOrDefault("created", 0L),
                        counts.getOrDefault("replaced", 0L),
                        counts.getOrDefault("unchanged", 0L) + counts.getOrDefault("outdated", 0L),
                        counts.getOrDefault(null, 0L)),
                answer);
    }

    private ParsedLine read(long number, byte[] line) {
        try {
            if (line.length > maxLineBytes) {
                return new ParsedLine(
                        number, null, Problem.of(413, "The line is larger than " + maxLineBytes + " bytes."));
            }
            return new ParsedLine(number, OrderRequestReader.order(json.parse(line)), null);
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
        // Open Liberty ignores the first one of a response
        answer.flush();
    }

    private static void write(Object line, OutputStream answer) throws IOException {
        answer.write(JsonBodyWriter.of(line));
        answer.write('\n');
    }

    private Collection<ImportLineResult> answers(List<ParsedLine> batch) {
        Map<Long, ImportLineResult> answers = new TreeMap<>();
        List<ParsedLine> valid = new ArrayList<>();
        for (ParsedLine read : batch) {
            if (read.problem() != null) {
                answers.put(read.line(), ImportLineResult.of(read.line(), read.problem()));
            } else {
                valid.add(read);
            }
        }
        store(valid).forEach(line -> answers.put(line.line(), line));
        return answers.values();
    }

    /** Stores lines in few transactions; the lines of one that fails each in its own, so that none affects another. */
    private List<ImportLineResult> store(List<ParsedLine> valid) {
        List<ImportLineResult> answers = new ArrayList<>();
        while (answers.size() < valid.size()) {
            answers.addAll(storeSome(valid.subList(answers.size(), valid.size())));
        }
        return answers;
    }

    /** Stores at least the first of these lines. */
    private List<ImportLineResult> storeSome(List<ParsedLine> lines) {
        try {
            List<OrderUpsertResult> results =
                    upsert.apply(lines.stream().map(ParsedLine::report).toList());
            return IntStream.range(0, results.size())
                    .mapToObj(i -> answer(lines.get(i).line(), results.get(i)))
                    .toList();
        } catch (RuntimeException e) {
            Problem problem = problems.apply(e);
            // A database that is out of reach would fail for each of them, too
            if (lines.size() > 1 && problem.status() != 503) {
                return lines.stream()
                        .flatMap(line -> store(List.of(line)).stream())
                        .toList();
            }
            return lines.stream()
                    .map(line -> ImportLineResult.of(line.line(), problem))
                    .toList();
        }
    }

    private ImportLineResult answer(long line, OrderUpsertResult result) {
        return result.refusal() == null
                ? ImportLineResult.of(line, result)
                : ImportLineResult.of(line, problems.apply(result.refusal()));
    }
}
