package org.redress.handling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.redress.dispute.Actor;
import org.redress.idempotency.StoredResponse;
import org.redress.problem.UnknownResourceException;
import org.redress.search.DisputeJsonWriter;
import org.redress.search.DisputeQueryService;
import org.redress.search.DisputeRow;

/** A case as it stands after a change, as GET shows it to those who can change it. */
@ApplicationScoped
public class DisputeResponses {
    @Inject
    DisputeQueryService disputes;

    @Inject
    Clock clock;

    StoredResponse changed(int merchantId, UUID disputeId) {
        DisputeRow row = row(merchantId, disputeId);
        return StoredResponse.ok(row.tag(), json(row), row.customerId());
    }

    /** @param location its address */
    StoredResponse created(int merchantId, UUID disputeId, String location) {
        DisputeRow row = row(merchantId, disputeId);
        return StoredResponse.created(location, row.tag(), json(row), row.customerId());
    }

    private DisputeRow row(int merchantId, UUID disputeId) {
        return disputes.find(merchantId, disputeId).orElseThrow(() -> new UnknownResourceException("dispute"));
    }

    private byte[] json(DisputeRow row) {
        return DisputeJsonWriter.of(row.allowing(Actor.MERCHANT, clock.instant()));
    }
}
