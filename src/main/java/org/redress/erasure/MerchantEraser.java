package org.redress.erasure;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.redress.security.Caller;
import org.redress.storage.BlobStorage;
import org.redress.timer.Batches;

/** Erases closed merchants step by step, each merchant on one node at a time. */
@ApplicationScoped
public class MerchantEraser {
    private static final Caller CALLER = Caller.internal("merchant erasure");

    @EJB
    MerchantErasureService steps;

    @Inject
    BlobStorage blobs;

    private final UUID node = UUID.randomUUID();

    /**
     * Continues the erasure of all merchants that are due. A merchant whose step fails does not stop the others.
     *
     * @param isOver whether to stop before the next step
     * @throws RuntimeException the last failure; a later call continues
     */
    void eraseDue(BooleanSupplier isOver) {
        Batches.doEach(steps.due(), merchantId -> erase(merchantId, isOver));
    }

    private void erase(int merchantId, BooleanSupplier isOver) {
        if (isOver.getAsBoolean() || !steps.claim(merchantId, node)) {
            return;
        }
        ErasurePhase phase = ErasurePhase.DIGEST;
        while (phase != ErasurePhase.DONE && !isOver.getAsBoolean()) {
            phase = executeNext(merchantId);
            if (phase == ErasurePhase.REMOVE) {
                blobs.removeAll(CALLER, () -> isOver.getAsBoolean() ? List.of() : steps.nextFiles(merchantId, node));
            }
        }
    }

    private ErasurePhase executeNext(int merchantId) {
        try {
            return steps.executeNext(merchantId, node);
        } catch (RuntimeException e) {
            steps.restart(merchantId, node);
            throw e;
        }
    }
}
