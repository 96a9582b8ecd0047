package org.redress.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.redress.evidence.Depot;
import org.redress.limits.Bulkhead;
import org.redress.retry.IfMatch;
import org.redress.security.Caller;

/** Erases a customer step by step until nothing is left. Each step has a bulkhead permit of its own. */
@ApplicationScoped
public class Erasure {
    @Inject
    ErasureService steps;

    @Inject
    Depot depot;

    @Inject
    Bulkhead bulkhead;

    @Inject
    Clock clock;

    /**
     * Erases all data of the customer. After a failure the same call continues.
     *
     * @param ifMatch the state that was read
     * @throws org.redress.problem.NoSuchThing if the merchant has no such customer
     * @throws org.redress.problem.PreconditionFailed if the data has changed since it was read
     */
    void erase(Caller caller, int merchantId, UUID customerId, IfMatch ifMatch) {
        do {
            bulkhead.call(caller, () -> steps.erasePerson(merchantId, customerId, ifMatch, clock.instant()));
            takeAll(caller, () -> steps.eraseSomeOrders(merchantId, customerId));
            takeAll(caller, () -> steps.eraseSomeCases(merchantId, customerId, caller.name()));
            depot.removeErased(caller, customerId);
            takeAll(caller, () -> steps.eraseSomeAnswers(customerId));
        } while (!take(caller, () -> steps.isDone(merchantId, customerId)));
    }

    private void takeAll(Caller caller, BooleanSupplier step) {
        boolean more;
        do {
            more = take(caller, step);
        } while (more);
    }

    private boolean take(Caller caller, BooleanSupplier step) {
        return bulkhead.callPatiently(caller, step::getAsBoolean);
    }
}
