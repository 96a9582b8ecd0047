package org.redress.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redress.json.JsonBodyParser;
import org.redress.problem.ConflictException;
import org.redress.problem.Problem;
import org.redress.problem.ProblemException;
import org.redress.problem.Violation;

/** Batches of an import, and its invalid and refused lines. */
class OrderImportTest {
    private static final int MAX_BYTES = 1_024;

    private final List<Integer> batches = new ArrayList<>();

    @Test
    void lines_are_stored_in_batches_of_a_hundred() throws IOException {
        List<String> answer = run(orders(100_250));
        assertThat(answer).hasSize(100_251);
        assertThat(answer.get(100_249)).isEqualTo("{\"line\":100250,\"orderId\":\"100249\",\"result\":\"created\"}");
        assertThat(answer.get(100_250))
                .isEqualTo("{\"lines\":100250,\"created\":100250,\"replaced\":0,\"unchanged\":0,\"failed\":0}");
        assertThat(batches).hasSize(1_003).startsWith(100, 100).endsWith(100, 50);
    }

    @Test
    void an_invalid_line_is_answered_with_its_number_and_does_not_affect_others() throws IOException {
        List<String> answer =
                run(body("{\n\n" + order("1") + "\n\u00FF\n" + "x".repeat(2_000) + "\n{}\n" + order("2")));
        assertThat(answer).hasSize(7);
        assertThat(answer.get(0))
                .startsWith("{\"line\":1,\"problem\":")
                .contains("\"status\":400", "at line 1, column 2");
        assertThat(answer.get(1)).isEqualTo("{\"line\":3,\"orderId\":\"1\",\"result\":\"created\"}");
        assertThat(answer.get(2)).startsWith("{\"line\":4,\"problem\":").contains("not UTF-8", "\"line\":4");
        assertThat(answer.get(3)).startsWith("{\"line\":5,\"problem\":").contains("\"status\":413", "1024 bytes");
        assertThat(answer.get(4)).startsWith("{\"line\":6,\"problem\":").contains("\"field\":\"orderId\"");
        assertThat(answer.get(5)).isEqualTo("{\"line\":7,\"orderId\":\"2\",\"result\":\"created\"}");
        assertThat(answer.get(6)).isEqualTo("{\"lines\":6,\"created\":2,\"replaced\":0,\"unchanged\":0,\"failed\":4}");
        assertThat(batches).containsExactly(2);
    }

    @Test
    void the_lines_of_a_failed_batch_are_stored_one_by_one() throws IOException {
        List<String> answer =
                run(body(order("1") + "\n" + order("broken") + "\n" + order("refused") + "\n" + order("4")));
        assertThat(answer.get(0)).contains("created");
        assertThat(answer.get(1)).contains("\"line\":2,\"problem\":", "\"status\":500");
        assertThat(answer.get(2)).contains("\"line\":3,\"problem\":", "\"status\":409");
        assertThat(answer.get(3)).contains("created");
        assertThat(batches).containsExactly(4, 1, 1, 1, 1);
    }

    private List<OrderUpsertResult> store(List<PutOrderCommand> reports) {
        batches.add(reports.size());
        if (reports.stream().anyMatch(command -> command.orderId().equals("broken"))) {
            throw new IllegalStateException("the database failed");
        }
        return reports.stream().map(OrderImportTest::receipt).toList();
    }

    private static OrderUpsertResult receipt(PutOrderCommand command) {
        return command.orderId().equals("refused")
                ? OrderUpsertResult.of(new ConflictException(new Violation("customer", "is another", "body")))
                : OrderUpsertResult.of(
                        Optional.empty(),
                        new OrderView(
                                UUID.randomUUID(),
                                1,
                                command.orderId(),
                                "OR#1",
                                "PLACED",
                                new OrderView.OrderCustomerView(
                                        UUID.randomUUID(), null, null, null, null, null, List.of()),
                                List.of(),
                                "1.00",
                                "EUR",
                                "2023-12-11T09:00:00Z",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of()));
    }

    private static Problem problem(Throwable failure) {
        return failure instanceof ProblemException exception ? exception.problem() : Problem.of(500);
    }

    private List<String> run(InputStream body) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new OrderImport(new JsonBodyParser(MAX_BYTES, 32), MAX_BYTES, this::store, OrderImportTest::problem)
                .run(new BoundedLineReader(body, MAX_BYTES), answer);
        return answer.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static String order(String orderId) {
        return TestOrders.order(orderId, "zoe@mail.example");
    }

    private static InputStream body(String lines) {
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static InputStream orders(int count) {
        return new SequenceInputStream(Collections.enumeration(IntStream.range(0, count)
                .mapToObj(n -> body(order("" + n) + "\r\n"))
                .toList()));
    }
}
