package org.redress.bulk;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Member;
import org.redress.json.TimeFormats;

/**
 * Job on the wire.
 *
 * @param disputes number of its disputes
 * @param more whether its filter had found more than the limit
 * @param counts numbers of its disputes by outcome
 */
@JsonbPropertyOrder({"id", "state", "action", "createdBy", "createdAt", "endedAt", "disputes", "more", "counts"})
public record JobView(
        UUID id,
        JobState state,
        String action,
        CreatorView createdBy,
        String createdAt,
        @Nullable String endedAt,
        int disputes,
        boolean more,
        OutcomeCounts counts) {
    /** Member of staff on the wire. */
    @JsonbPropertyOrder({"id", "name"})
    public record CreatorView(String id, String name) {}

    /** Formats a job for the wire. */
    static JobView of(Job job, Map<JobOutcome, Integer> counts) {
        Member creator = job.getCreator();
        return new JobView(
                job.getId(),
                job.getState(),
                job.getAction(),
                new CreatorView(creator.id(), creator.name()),
                TimeFormats.instant(job.getCreatedAt()),
                job.getEndedAt() == null ? null : TimeFormats.instant(job.getEndedAt()),
                job.getDisputes(),
                job.hasMore(),
                OutcomeCounts.of(counts));
    }
}
