package org.redress.handling;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.redress.database.TestInjector;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Outcome;
import org.redress.dispute.Visibility;
import org.redress.http.Preconditions;

/** Member of staff of a merchant. */
public final class Staff {
    private final DisputeCommandService commands;
    private final int merchantId;

    public Staff(EntityManager em, Clock clock, int merchantId) {
        this.commands = new TestInjector(em, clock).get(DisputeCommandService.class);
        this.merchantId = merchantId;
    }

    public void addComment(UUID disputeId, Visibility visibility, String text) {
        commands.addComment(merchantId, disputeId, new DisputeCommand.AddComment(visibility, text, List.of()), "anna");
    }

    public void decide(UUID disputeId, BigDecimal part, String text) {
        DisputeCommand decision = new DisputeCommand.Decide(Outcome.PARTIAL, part, text);
        commands.execute(merchantId, disputeId, Preconditions.of("*", null), decision, "anna");
    }
}
