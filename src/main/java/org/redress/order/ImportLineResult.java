package org.redress.order;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.redress.problem.Problem;

/**
 * Result of one line of an import, on the wire.
 *
 * @param line number of the line, counted from 1
 * @param orderId null if the line has a problem
 * @param result created, replaced, unchanged or outdated; null if the line has a problem
 * @param problem null if the line has none
 */
@JsonbPropertyOrder({"line", "orderId", "result", "problem"})
public record ImportLineResult(
        long line, @Nullable String orderId, @Nullable String result, @Nullable Problem problem) {

    static ImportLineResult of(long line, OrderUpsertResult receipt) {
        return new ImportLineResult(
                line, receipt.stored().orderId(), receipt.result().name().toLowerCase(Locale.ROOT), null);
    }

    static ImportLineResult of(long line, Problem problem) {
        return new ImportLineResult(line, null, null, problem);
    }

    /** Number of lines of an import, in all and by result; blank lines are not counted. */
    @JsonbPropertyOrder({"lines", "created", "replaced", "unchanged", "failed"})
    public record Summary(long lines, long created, long replaced, long unchanged, long failed) {}
}
