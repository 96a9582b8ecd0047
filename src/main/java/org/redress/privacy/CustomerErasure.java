package org.redress.privacy;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.redress.attachment.AttachmentErasureService;
import org.redress.dispute.Member;
import org.redress.http.Preconditions;
import org.redress.limits.Bulkhead;
import org.redress.security.Caller;
import org.redress.storage.BlobStorage;
import org.redress.timer.Batches;

/** Erases a customer step by step until nothing is left. Each step has a bulkhead permit of its own. */
@ApplicationScoped
public class CustomerErasure {
    private static final int FILES = 100;
    private static final int DISPUTES = 100;

    @EJB
    CustomerErasureService steps;

    @EJB
    AttachmentErasureService attachments;

    @Inject
    BlobStorage blobs;

    @Inject
    Bulkhead bulkhead;

    @Inject
    Clock clock;

    /**
     * Erases all data of the customer. After a failure the same call continues.
     *
     * @param conditions the state that was read
     * @throws org.redress.problem.UnknownResourceException if the merchant has no such customer
     * @throws org.redress.problem.PreconditionFailedException if the data has changed since it was read
     */
    void erase(Caller caller, int merchantId, UUID customerId, Preconditions conditions) {
        do {
            bulkhead.call(caller, () -> steps.eraseCustomer(merchantId, customerId, conditions, clock.instant()));
            repeatUntilDone(caller, () -> steps.eraseSomeOrders(merchantId, customerId));
            eraseDisputes(caller, merchantId, customerId);
            blobs.removeAll(caller, () -> attachments.findErased(merchantId, customerId, FILES));
            repeatUntilDone(caller, () -> steps.eraseNextIdempotencyRecords(merchantId, customerId));
            repeatUntilDone(caller, () -> steps.eraseNextDeliveries(merchantId, customerId));
            repeatUntilDone(caller, () -> steps.eraseNextSearchDocuments(merchantId, customerId));
        } while (!runStep(caller, () -> steps.isDone(merchantId, customerId)));
    }

    // Finds many at once: each search reads all disputes of the customer, also the erased ones
    private void eraseDisputes(Caller caller, int merchantId, UUID customerId) {
        List<UUID> left;
        do {
            left = bulkhead.callWithRetry(caller, () -> steps.findDisputesLeft(merchantId, customerId));
            for (int i = 0; i < left.size(); i += DISPUTES) {
                List<UUID> next = left.subList(i, Math.min(i + DISPUTES, left.size()));
                runStep(caller, () -> steps.eraseDisputes(merchantId, next, Member.of(caller)));
            }
        } while (!left.isEmpty());
    }

    private void repeatUntilDone(Caller caller, BooleanSupplier step) {
        Batches.doAll(() -> runStep(caller, step));
    }

    private boolean runStep(Caller caller, BooleanSupplier step) {
        return bulkhead.callWithRetry(caller, step::getAsBoolean);
    }
}
