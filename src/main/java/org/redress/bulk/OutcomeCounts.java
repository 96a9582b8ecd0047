package org.redress.bulk;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Map;

/** Numbers of disputes by outcome, on the wire. */
@JsonbPropertyOrder({"waiting", "done", "conflict", "notAllowed", "failed", "cancelled"})
public record OutcomeCounts(int waiting, int done, int conflict, int notAllowed, int failed, int cancelled) {
    static OutcomeCounts of(Map<JobOutcome, Integer> counts) {
        return new OutcomeCounts(
                counts.getOrDefault(JobOutcome.WAITING, 0),
                counts.getOrDefault(JobOutcome.DONE, 0),
                counts.getOrDefault(JobOutcome.CONFLICT, 0),
                counts.getOrDefault(JobOutcome.NOT_ALLOWED, 0),
                counts.getOrDefault(JobOutcome.FAILED, 0),
                counts.getOrDefault(JobOutcome.CANCELLED, 0));
    }
}
