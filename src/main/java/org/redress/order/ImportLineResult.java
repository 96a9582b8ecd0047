package org.redress.order;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Locale;
import org.redress.problem.Problem;

/**
 * What became of one line of an import.
 *
 * @param line its number, counted from 1
 * @param orderId null for a line that has a problem
 * @param result created, replaced or unchanged; null for a line that has a problem
 * @param problem null for a line that has none
 */
@JsonbPropertyOrder({"line", "orderId", "result", "problem"})
public record ImportLineResult(long line, String orderId, String result, Problem problem) {

    static ImportLineResult of(long line, OrderUpsertResult receipt) {
        return new ImportLineResult(
                line, receipt.order().orderId(), receipt.result().name().toLowerCase(Locale.ROOT), null);
    }

    static ImportLineResult of(long line, Problem problem) {
        return new ImportLineResult(line, null, null, problem);
    }

    /** What became of all of them. */
    @JsonbPropertyOrder({"lines", "created", "replaced", "unchanged", "failed"})
    public record Summary(long lines, long created, long replaced, long unchanged, long failed) {}
}
