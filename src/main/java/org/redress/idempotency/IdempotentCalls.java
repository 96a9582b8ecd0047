package org.redress.idempotency;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Executes calls with an Idempotency-Key once and answers repetitions with the stored response. An error response is
 * not stored, since it changed nothing. Calls without a key are executed each time.
 */
@ApplicationScoped
public class IdempotentCalls {
    @EJB
    IdempotencyRecordService records;

    /**
     * Executes the work, or returns the response of the same call before.
     *
     * @param work one transaction, renders its response inside of it
     * @throws IdempotencyKeyConflictException if the key belongs to another request, or the same request is in progress
     */
    public Response executeOnce(IdempotentRequest call, Supplier<StoredResponse> work) {
        try (IdempotencyClaim claim = claim(call)) {
            return claim.isAnswered() ? claim.response() : claim.answer(work);
        }
    }

    /**
     * Claims the key of a call, for work that needs more than one transaction.
     *
     * @throws IdempotencyKeyConflictException if the key belongs to another request, or the same request is in progress
     */
    public IdempotencyClaim claim(IdempotentRequest call) {
        if (call.id() == null) {
            return new IdempotencyClaim(records, call, null, null);
        }
        UUID id = UUID.randomUUID();
        StoredResponse before = records.claim(call, id).orElse(null);
        return new IdempotencyClaim(records, call, id, before);
    }
}
