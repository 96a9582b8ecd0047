package org.redress.casework;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.redress.database.Services;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Outcome;
import org.redress.dispute.Visibility;
import org.redress.retry.IfMatch;

/** Member of staff of a merchant. */
public final class Staff {
    private final CaseService cases;
    private final int merchantId;

    public Staff(EntityManager em, Clock clock, int merchantId) {
        this.cases = new Services(em, clock).get(CaseService.class);
        this.merchantId = merchantId;
    }

    public void says(UUID disputeId, Visibility visibility, String text) {
        cases.says(merchantId, disputeId, new DisputeCommand.AddComment(visibility, text, List.of()), "anna");
    }

    public void decides(UUID disputeId, BigDecimal part, String text) {
        DisputeCommand decision = new DisputeCommand.Decide(Outcome.PARTIAL, part, text);
        cases.does(merchantId, disputeId, new IfMatch(Set.of()), decision, "anna");
    }
}
