package org.redress.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String SENT = "00-" + TRACE + "-" + SPAN + "-01";

    @Test
    void the_callers_trace_goes_on_with_a_step_of_our_own() {
        TraceParent trace = TraceParent.of(List.of(SENT));

        assertThat(trace.traceId()).isEqualTo(TRACE);
        assertThat(trace.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(SPAN);
        assertThat(trace).hasToString("00-" + TRACE + "-" + trace.spanId() + "-01");
    }

    @Test
    void a_span_of_opentelemetry_is_that_of_the_call() {
        SpanContext span = SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault());
        assertThat(Context.root()
                        .with(Span.wrap(span))
                        .wrapSupplier(() -> TraceParent.of(List.of(SENT)))
                        .get())
                .hasToString("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(TraceParent.of(List.of(SENT)).traceId()).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @CsvSource({"00, 00", "01, 01", "02, 00", "03, 01", "ff, 01"})
    void only_whether_it_is_sampled_goes_on(String sent, String answered) {
        assertThat(TraceParent.of(List.of("00-" + TRACE + "-" + SPAN + "-" + sent))
                        .toString())
                .endsWith("-" + answered);
    }

    @Test
    void versions_to_come_are_read_as_far_as_they_are_known() {
        assertThat(TraceParent.of(List.of("cc-" + TRACE + "-" + SPAN + "-01-what-the-future-brings"))
                        .traceId())
                .isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"
            })
    void what_is_no_traceparent_begins_a_trace(String header) {
        assertThat(TraceParent.of(List.of(header)).toString())
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .doesNotContain(TRACE);
    }

    @Test
    void none_and_several_begin_a_trace_that_differs_each_time() {
        assertThat(TraceParent.of(List.of()).traceId())
                .isNotEqualTo(TraceParent.of(List.of()).traceId());
        assertThat(TraceParent.of(List.of(SENT, SENT)).traceId()).isNotEqualTo(TRACE);
    }
}
