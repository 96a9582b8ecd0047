package org.redress.bulk;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.ProblemException;

/**
 * Result of a command for one dispute, on the wire.
 *
 * @param position in the request or the filter, from 1
 * @param etag ETag of the dispute at which it was chosen
 * @param reason why the command was not executed, else null
 */
@JsonbPropertyOrder({"position", "disputeId", "etag", "outcome", "reason"})
public record DisputeResult(int position, UUID disputeId, String etag, JobOutcome outcome, @Nullable String reason) {
    static DisputeResult of(int position, ChosenDispute dispute, JobOutcome outcome, @Nullable String reason) {
        return new DisputeResult(position, dispute.id(), "\"" + dispute.version() + "\"", outcome, reason);
    }

    /** Returns the outcome of a command that was refused. */
    static JobOutcome outcome(ProblemException refusal) {
        return refusal instanceof PreconditionFailedException ? JobOutcome.CONFLICT : JobOutcome.NOT_ALLOWED;
    }
}
