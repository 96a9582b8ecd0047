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
import org.redress.search.DisputeView;

/** A case as it stands after a change, as GET shows it to those who can change it. */
@ApplicationScoped
public class DisputeResponses {
    @Inject
    DisputeQueryService disputes;

    @Inject
    Clock clock;

    StoredResponse changed(int merchantId, UUID disputeId) {
        DisputeRow.DisputeDetails row = row(merchantId, disputeId);
        return StoredResponse.ok(tag(row), json(row), row.dispute().customerId());
    }

    /** @param location its address */
    StoredResponse created(int merchantId, UUID disputeId, String location) {
        DisputeRow.DisputeDetails row = row(merchantId, disputeId);
        return StoredResponse.created(
                location, tag(row), json(row), row.dispute().customerId());
    }

    private DisputeRow.DisputeDetails row(int merchantId, UUID disputeId) {
        return disputes.find(merchantId, disputeId).orElseThrow(() -> new UnknownResourceException("dispute"));
    }

    private static String tag(DisputeRow.DisputeDetails row) {
        return Long.toString(row.dispute().version());
    }

    private byte[] json(DisputeRow.DisputeDetails row) {
        return DisputeJsonWriter.of(DisputeView.of(row, row.dispute().allowedTo(Actor.MERCHANT, clock.instant())));
    }
}
