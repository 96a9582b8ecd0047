package org.redress.retry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Calls with an Idempotency-Key are carried out once, however often they come, and answered alike. What was refused has
 * changed nothing and is looked at anew. Calls without a key are carried out each time.
 */
@ApplicationScoped
public class Idempotency {
    @Inject
    KeptAnswerService answers;

    /** @param work one transaction; its answer is rendered inside of it */
    public Response once(RepeatableCall call, Supplier<Answer> work) {
        if (call.id() == null) {
            return answers.answer(call, null, work).response();
        }
        UUID claim = UUID.randomUUID();
        Optional<Answer> before = answers.claim(call, claim);
        if (before.isPresent()) {
            return before.get().response();
        }
        boolean answered = false;
        try {
            Response response = answers.answer(call, claim, work).response();
            answered = true;
            return response;
        } finally {
            if (!answered) {
                answers.release(call, claim);
            }
        }
    }
}
