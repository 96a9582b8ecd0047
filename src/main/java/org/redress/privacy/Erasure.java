package org.redress.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.redress.evidence.AttachmentErasureService;
import org.redress.evidence.Depot;
import org.redress.limits.Bulkhead;
import org.redress.retry.IfMatch;
import org.redress.security.Caller;

/** Erases a customer, step by step until nothing is left, each with a place of its own in the bulkhead. */
@ApplicationScoped
public class Erasure {
    private static final int FILES = 100;

    @Inject
    ErasureService steps;

    @Inject
    AttachmentErasureService attachments;

    @Inject
    Depot depot;

    @Inject
    Bulkhead bulkhead;

    /** When this returns, all is erased; where it fails, the same call goes on. */
    void erase(Caller caller, int merchantId, UUID customerId, IfMatch ifMatch) {
        do {
            bulkhead.call(caller, () -> steps.erasePerson(merchantId, customerId, ifMatch, caller.name()));
            takeAll(caller, () -> steps.eraseSomeOrders(merchantId, customerId));
            takeAll(caller, () -> steps.eraseSomeCases(merchantId, customerId, caller.name()));
            depot.removeAll(caller, () -> attachments.findErased(customerId, FILES));
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
