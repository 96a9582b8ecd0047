package org.redress.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.MalformedJsonException;

/** Damaged requests of the documents: each is read or rejected with 400, and none fails otherwise. */
class ChatEnvelopeMutationTest {
    private static final Pattern VALUE = Pattern.compile("(?<=: ?)(\"[^\"]*\"|[^\\s\"{\\[,}\\]]+)");
    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "[[{}]]",
            "\"\"",
            "\" \"",
            "0",
            "-0.0",
            "1e99999999999",
            "9".repeat(1_200),
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"\uD83D\uDCA5\"",
            "\"" + "x".repeat(300) + "\"",
            "[".repeat(40),
            "NaN");

    @Property(seed = "748596")
    @StatisticsReport(StatisticsReportMode.OFF)
    void a_damaged_envelope_is_read_or_refused(@ForAll("damaged") byte[] body) {
        Statistics.collect(outcome(body));
        Statistics.coverage(coverage -> {
            coverage.check("understood").percentage(share -> share > 5);
            coverage.check("invalid").percentage(share -> share > 5);
            coverage.check("malformed").percentage(share -> share > 5);
        });
    }

    private static String outcome(byte[] body) {
        try {
            ChatRequest request = Requests.read(body);
            ComplaintCategory.of(request.category(), request.interestType(), request.orderId() != null);
            return "understood";
        } catch (InvalidRequestException e) {
            return "invalid";
        } catch (MalformedJsonException e) {
            return "malformed";
        }
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        Arbitrary<String> whole = Arbitraries.of(Requests.DOCUMENTED).map(Requests::document);
        Arbitrary<List<UnaryOperator<String>>> damages = Arbitraries.frequencyOf(
                        Tuple.of(1, deleted()),
                        Tuple.of(1, doubled()),
                        Tuple.of(1, replaced()),
                        Tuple.of(9, oddValue()))
                .list()
                .ofMaxSize(4);
        return Combinators.combine(
                        whole, damages, anywhere(), Arbitraries.frequency(Tuple.of(19, 0), Tuple.of(1, 0x80)))
                .as((body, all, place, bits) -> flipped(damaged(body, all).getBytes(UTF_8), place, bits));
    }

    private static String damaged(String body, List<UnaryOperator<String>> damages) {
        for (UnaryOperator<String> damage : damages) {
            body = damage.apply(body);
        }
        return body;
    }

    private static Arbitrary<UnaryOperator<String>> deleted() {
        return Combinators.combine(anywhere(), Arbitraries.integers().between(1, 20))
                .as((place, length) -> body -> splice(body, place, length, ""));
    }

    private static Arbitrary<UnaryOperator<String>> doubled() {
        return Combinators.combine(anywhere(), Arbitraries.integers().between(1, 20))
                .as((place, length) -> body -> {
                    int at = at(place, body.length());
                    String part = body.substring(at, Math.min(body.length(), at + length));
                    return splice(body, place, 0, part);
                });
    }

    private static Arbitrary<UnaryOperator<String>> replaced() {
        return Combinators.combine(anywhere(), Arbitraries.chars().ascii())
                .as((place, other) -> body -> splice(body, place, 1, other.toString()));
    }

    private static Arbitrary<UnaryOperator<String>> oddValue() {
        return Combinators.combine(anywhere(), Arbitraries.of(ODD_VALUES)).as((place, odd) -> body -> {
            List<MatchResult> values = VALUE.matcher(body).results().toList();
            if (values.isEmpty()) {
                return body;
            }
            MatchResult value = values.get(at(place, values.size()));
            return body.substring(0, value.start()) + odd + body.substring(value.end());
        });
    }

    private static byte[] flipped(byte[] body, double place, int bits) {
        if (body.length > 0) {
            body[at(place, body.length)] ^= (byte) bits;
        }
        return body;
    }

    private static String splice(String body, double place, int length, String part) {
        int at = at(place, body.length());
        return body.substring(0, at) + part + body.substring(Math.min(body.length(), at + length));
    }

    private static Arbitrary<Double> anywhere() {
        return Arbitraries.doubles().between(0, true, 1, false).ofScale(4);
    }

    private static int at(double place, int length) {
        return (int) (place * length);
    }
}
