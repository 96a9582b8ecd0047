package org.redress.bulk;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Assignee;
import org.redress.json.TimeFormats;

/**
 * Job on the wire.
 *
 * @param disputes number of its disputes
 * @param counts numbers of its disputes by outcome
 */
@JsonbPropertyOrder({"id", "state", "action", "createdBy", "createdAt", "endedAt", "disputes", "counts"})
public record JobView(
        UUID id,
        JobState state,
        String action,
        CreatorView createdBy,
        String createdAt,
        @Nullable String endedAt,
        int disputes,
        OutcomeCounts counts) {
    /** Member of staff on the wire. */
    @JsonbPropertyOrder({"id", "name"})
    public record CreatorView(String id, String name) {}

    /** Formats a job for the wire. */
    static JobView of(Job job, Map<JobOutcome, Integer> counts) {
        Assignee creator = job.getCreator();
        return new JobView(
                job.getId(),
                job.getState(),
                job.getAction(),
                new CreatorView(creator.id(), creator.name()),
                TimeFormats.instant(job.getCreatedAt()),
                job.getEndedAt() == null ? null : TimeFormats.instant(job.getEndedAt()),
                job.getDisputes(),
                OutcomeCounts.of(counts));
    }
}
