package org.redress.retry;

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
public class Idempotency {
    @Inject
    KeptAnswerService answers;

    /** @param work one transaction; its answer is rendered inside of it */
    public Response once(RepeatableCall call, Supplier<Answer> work) {
        return once(call, transaction -> transaction.apply(work));
    }

    /** @param carryingOut what takes long before or after its transaction, to which it gives the work for it */
    public Response once(RepeatableCall call, Function<Function<Supplier<Answer>, Answer>, Answer> carryingOut) {
        if (call.id() == null) {
            return carryingOut.apply(work -> answers.answer(call, null, work)).response();
        }
        UUID claim = UUID.randomUUID();
        Optional<Answer> before = answers.claim(call, claim);
        if (before.isPresent()) {
            return before.get().response();
        }
        boolean answered = false;
        try {
            Answer answer = carryingOut.apply(work -> answers.answer(call, claim, work));
            answered = true;
            return answer.response();
        } finally {
            if (!answered) {
                answers.release(call, claim);
            }
        }
    }
}
