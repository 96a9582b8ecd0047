package org.redress.idempotency;

import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Claim of a call on its idempotency key. Closing it releases the key, unless the call was answered: after an error the
 * same call may be sent again.
 */
public final class IdempotencyClaim implements AutoCloseable {
    private final IdempotencyRecordService records;
    private final IdempotentRequest call;
    private final @Nullable UUID id;
    private @Nullable StoredResponse response;

    /**
     * @param id of the claim; null if nothing is claimed
     * @param response of the same call before, null for the first
     */
    IdempotencyClaim(
            IdempotencyRecordService records,
            IdempotentRequest call,
            @Nullable UUID id,
            @Nullable StoredResponse response) {
        this.records = records;
        this.call = call;
        this.id = id;
        this.response = response;
    }

    /** Returns whether the call needs no more work: {@link #response} is to be sent. */
    public boolean isAnswered() {
        return response != null;
    }

    /** Returns the stored response, once the call is answered. */
    public Response response() {
        return Objects.requireNonNull(response, "response").response();
    }

    /**
     * Executes the work and stores its response, both in one transaction.
     *
     * @param work renders its response inside of the transaction
     * @throws IdempotencyKeyConflictException if it took so long that another call has claimed the key; nothing is
     *     committed
     */
    public Response answer(Supplier<StoredResponse> work) {
        StoredResponse stored = records.executeAndStore(call, id, work);
        response = stored;
        return stored.response();
    }

    @Override
    public void close() {
        if (id != null && !isAnswered()) {
            records.release(call, id);
        }
    }
}
