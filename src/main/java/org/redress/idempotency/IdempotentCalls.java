package org.redress.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls with an Idempotency-Key are carried out once, however often they come, and answered alike. What was refused has
 * changed nothing and is looked at anew. Calls without a key are carried out each time.
 */
@ApplicationScoped
public class IdempotentCalls {
    @Inject
    IdempotencyRecordService records;

    /** @param work one transaction; its answer is rendered inside of it */
    public Response executeOnce(IdempotentRequest call, Supplier<StoredResponse> work) {
        return executeOnce(call, transaction -> transaction.apply(work));
    }

    /** @param carryingOut what takes long before or after its transaction, to which it gives the work for it */
    public Response executeOnce(
            IdempotentRequest call,
            Function<Function<Supplier<StoredResponse>, StoredResponse>, StoredResponse> carryingOut) {
        if (call.id() == null) {
            return carryingOut
                    .apply(work -> records.executeAndStore(call, null, work))
                    .response();
        }
        UUID claim = UUID.randomUUID();
        Optional<StoredResponse> before = records.claim(call, claim);
        if (before.isPresent()) {
            return before.get().response();
        }
        boolean answered = false;
        try {
            StoredResponse response = carryingOut.apply(work -> records.executeAndStore(call, claim, work));
            answered = true;
            return response.response();
        } finally {
            if (!answered) {
                records.release(call, claim);
            }
        }
    }
}
