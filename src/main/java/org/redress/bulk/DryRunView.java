package org.redress.bulk;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Results that a command would have now, on the wire.
 *
 * @param more whether the filter finds more disputes than the limit
 */
@JsonbPropertyOrder({"more", "counts", "disputes"})
public record DryRunView(boolean more, OutcomeCounts counts, List<DisputeResult> disputes) {
    static DryRunView of(boolean more, List<DisputeResult> results) {
        return new DryRunView(
                more,
                OutcomeCounts.of(
                        results.stream().collect(Collectors.toMap(DisputeResult::outcome, result -> 1, Integer::sum))),
                results);
    }
}
