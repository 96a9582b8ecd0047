package org.redress.bulk;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.stream.Collectors;

/** Results that a command would have now, on the wire. */
@JsonbPropertyOrder({"counts", "disputes"})
public record DryRunView(OutcomeCounts counts, List<DisputeResult> disputes) {
    static DryRunView of(List<DisputeResult> results) {
        return new DryRunView(
                OutcomeCounts.of(
                        results.stream().collect(Collectors.toMap(DisputeResult::outcome, result -> 1, Integer::sum))),
                results);
    }
}
