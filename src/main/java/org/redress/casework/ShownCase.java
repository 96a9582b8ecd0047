package org.redress.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.redress.dispute.Actor;
import org.redress.dispute.DisputeJson;
import org.redress.dispute.DisputeQueryService;
import org.redress.dispute.DisputeRow;
import org.redress.problem.NoSuchThing;
import org.redress.retry.Answer;

/** A case as it stands after a change, as GET shows it to those who can change it. */
@ApplicationScoped
public class ShownCase {
    @Inject
    DisputeQueryService disputes;

    @Inject
    Clock clock;

    Answer changed(int merchantId, UUID disputeId) {
        DisputeRow row = row(merchantId, disputeId);
        return Answer.ok(row.tag(), json(row), row.customerId());
    }

    /** @param location its address */
    Answer created(int merchantId, UUID disputeId, String location) {
        DisputeRow row = row(merchantId, disputeId);
        return Answer.created(location, row.tag(), json(row), row.customerId());
    }

    private DisputeRow row(int merchantId, UUID disputeId) {
        return disputes.find(merchantId, disputeId).orElseThrow(() -> new NoSuchThing("dispute"));
    }

    private byte[] json(DisputeRow row) {
        return DisputeJson.of(row.allowing(Actor.MERCHANT, clock.instant()));
    }
}
