package org.redress.handling;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.redress.database.TestInjector;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Member;
import org.redress.dispute.Outcome;
import org.redress.dispute.TriageCommand;
import org.redress.dispute.Visibility;
import org.redress.http.Preconditions;
import org.redress.order.Money;
import org.redress.party.CustomerData;

/** Member of staff of a merchant. */
public final class Staff {
    private final DisputeCommandService commands;
    private final OpenDisputeService disputes;
    private final int merchantId;
    private final Member member;

    public Staff(EntityManager em, Clock clock, int merchantId) {
        this(em, clock, merchantId, new Member("anna", "anna"));
    }

    Staff(EntityManager em, Clock clock, int merchantId, Member member) {
        this.commands = new TestInjector(em, clock).get(DisputeCommandService.class);
        this.disputes = new TestInjector(em, clock).get(OpenDisputeService.class);
        this.merchantId = merchantId;
        this.member = member;
    }

    /** @param orderId of one of the merchant's orders */
    public Dispute open(String orderId, String description) {
        return disputes.open(
                merchantId,
                new OpenDisputeCommand(null, null, orderId, null, null, null, null, 10213, description, "EMAIL"),
                member);
    }

    /** Opens a dispute about an invoice that no order has, for a customer who may be new. */
    public Dispute open(CustomerData customer, String invoiceId) {
        Money total = Money.of("10.00", "EUR");
        return disputes.open(
                merchantId,
                new OpenDisputeCommand(null, customer, null, invoiceId, null, total, null, 10213, "Too much", "EMAIL"),
                member);
    }

    public void addComment(UUID disputeId, Visibility visibility, String text) {
        commands.addComment(merchantId, disputeId, new DisputeCommand.AddComment(visibility, text, List.of()), member);
    }

    public void tag(UUID disputeId, String tag) {
        perform(disputeId, new TriageCommand.Tag(List.of(tag), List.of()));
    }

    void perform(UUID disputeId, DisputeCommand command) {
        commands.execute(merchantId, disputeId, Preconditions.of("*", null), command, member);
    }

    public void decide(UUID disputeId, BigDecimal part, String text) {
        perform(disputeId, new DisputeCommand.Decide(Outcome.PARTIAL, part, text));
    }
}
