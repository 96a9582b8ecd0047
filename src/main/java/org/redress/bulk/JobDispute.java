package org.redress.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.problem.MaxCodePoints;

/** Dispute of a job, with its result. */
@Entity
@Table(name = "job_disputes")
@IdClass(JobDisputeKey.class)
public class JobDispute {
    private static final int REASON = 1_000;
    private static final int ATTEMPTS = 3;

    @Id
    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @Id
    @NotNull
    @Column(name = "job_id")
    private UUID jobId;

    @Id
    @NotNull
    @Positive
    private Integer position;

    @NotNull
    @Column(name = "dispute_id")
    private UUID disputeId;

    private long version;

    @PositiveOrZero
    private int attempts;

    @NotNull
    @Enumerated(EnumType.STRING)
    private JobOutcome outcome = JobOutcome.WAITING;

    @MaxCodePoints(characters = REASON)
    private @Nullable String reason;

    protected JobDispute() {}

    /** Creates one that waits. */
    public JobDispute(Job job, int position, ChosenDispute chosen) {
        this.merchantId = job.getMerchantId();
        this.jobId = job.getId();
        this.position = position;
        this.disputeId = chosen.id();
        this.version = chosen.version();
    }

    int getPosition() {
        return position;
    }

    int getAttempts() {
        return attempts;
    }

    UUID getDisputeId() {
        return disputeId;
    }

    long getVersion() {
        return version;
    }

    boolean isWaiting() {
        return outcome == JobOutcome.WAITING;
    }

    /** Records the result. */
    public void end(JobOutcome newOutcome, @Nullable String newReason) {
        outcome = newOutcome;
        reason = newReason == null || newReason.codePointCount(0, newReason.length()) <= REASON
                ? newReason
                : newReason.substring(0, newReason.offsetByCodePoints(0, REASON));
    }

    /** Counts an attempt in which the server failed. The third is the last. */
    void fail() {
        attempts++;
        if (attempts >= ATTEMPTS) {
            end(JobOutcome.FAILED, "The server failed at it " + ATTEMPTS + " times. Try it again later.");
        }
    }

    /** Formats the result for the wire. */
    DisputeResult result() {
        return DisputeResult.of(position, new ChosenDispute(disputeId, version), outcome, reason);
    }
}
