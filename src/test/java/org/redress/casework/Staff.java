package org.redress.casework;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.redress.database.Services;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.Outcome;
import org.redress.dispute.Visibility;
import org.redress.retry.IfMatch;

/** Somebody of a shop, who works on its cases. */
public final class Staff {
    private final CaseService cases;
    private final int merchantId;

    public Staff(EntityManager em, Clock clock, int merchantId) {
        this.cases = new Services(em, clock).get(CaseService.class);
        this.merchantId = merchantId;
    }

    public void says(UUID disputeId, Visibility visibility, String text) {
        cases.says(merchantId, disputeId, new Saying(visibility, text, List.of()), "anna");
    }

    public void decides(UUID disputeId, BigDecimal part, String text) {
        Doing decision = new Doing(DisputeAction.DECIDE, text, Outcome.PARTIAL, part);
        cases.does(merchantId, disputeId, new IfMatch(Set.of()), decision, "anna");
    }
}
