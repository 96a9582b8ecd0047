package org.redress.handling;

import jakarta.ejb.EJB;
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

/** Builds the responses to changes: the dispute as GET returns it to the role merchant. */
@ApplicationScoped
public class DisputeResponses {
    @EJB
    DisputeQueryService disputes;

    @Inject
    Clock clock;

    /**
     * Builds the response to a change, status 200.
     *
     * @throws UnknownResourceException if the merchant has no such dispute
     */
    StoredResponse changed(int merchantId, UUID disputeId) {
        DisputeRow row = row(merchantId, disputeId);
        return StoredResponse.ok(row.tag(), json(row), row.customerId());
    }

    /**
     * Builds the response to an opening, status 201.
     *
     * @param location path of the dispute
     * @throws UnknownResourceException if the merchant has no such dispute
     */
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
