package org.redress.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.redress.attachment.AttachmentErasureService;
import org.redress.attachment.StagedUploads;
import org.redress.http.IfMatch;
import org.redress.limits.Bulkhead;
import org.redress.security.Caller;

/** Erases a customer, step by step until nothing is left, each with a place of its own in the bulkhead. */
@ApplicationScoped
public class CustomerErasure {
    private static final int FILES = 100;

    @Inject
    CustomerErasureService steps;

    @Inject
    AttachmentErasureService attachments;

    @Inject
    StagedUploads stagedUploads;

    @Inject
    Bulkhead bulkhead;

    /** When this returns, all is erased; where it fails, the same call goes on. */
    void erase(Caller caller, int merchantId, UUID customerId, IfMatch ifMatch) {
        do {
            bulkhead.call(caller, () -> steps.erasePerson(merchantId, customerId, ifMatch, caller.name()));
            repeatUntilDone(caller, () -> steps.eraseSomeOrders(merchantId, customerId));
            repeatUntilDone(caller, () -> steps.eraseSomeCases(merchantId, customerId, caller.name()));
            stagedUploads.removeAll(caller, () -> attachments.findErased(customerId, FILES));
            repeatUntilDone(caller, () -> steps.eraseSomeAnswers(customerId));
        } while (!runStep(caller, () -> steps.isDone(merchantId, customerId)));
    }

    private void repeatUntilDone(Caller caller, BooleanSupplier step) {
        boolean more;
        do {
            more = runStep(caller, step);
        } while (more);
    }

    private boolean runStep(Caller caller, BooleanSupplier step) {
        return bulkhead.callWithRetry(caller, step::getAsBoolean);
    }
}
