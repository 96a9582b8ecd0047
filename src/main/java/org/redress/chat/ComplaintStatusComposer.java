package org.redress.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.dispute.Decision;
import org.redress.dispute.Dispute;
import org.redress.dispute.RaiseComplaintService;
import org.redress.handling.CustomerComplaintService;
import org.redress.order.Money;

/** Composes replies that say how a complaint stands, whether the user has asked or not. */
@Dependent
public class ComplaintStatusComposer {
    @Inject
    RaiseComplaintService disputes;

    @Inject
    CustomerComplaintService complaints;

    @Inject
    Clock clock;

    /**
     * Returns the status of a complaint, its decision and the latest comment of the merchant.
     *
     * @param number ticket number, as the user has written it
     * @param attributes names of the attributes to return
     */
    ReplyContent compose(Dispute dispute, String number, List<String> attributes, ChatMessages messages) {
        String sentence = statusText(dispute, number, messages);
        return ReplyComposer.compose(dispute, disputes::viewOfOrder, sentence, attributes, messages);
    }

    private String statusText(Dispute dispute, String number, ChatMessages messages) {
        String within = messages.timeLeft(clock.instant(), dispute.getDueAt());
        String status = messages.format("complaint.status." + dispute.getStatus(), number, within);
        String details = Stream.concat(
                        decisionText(dispute, messages).stream(),
                        complaints
                                .latestMerchantComment(dispute)
                                .map(comment -> messages.format("complaint.comment", comment.getText()))
                                .stream())
                .collect(Collectors.joining(" "));
        return details.isEmpty() ? status : status + "\n" + details;
    }

    /**
     * Returns the outcome and, of a partial one, the amount.
     *
     * @return empty for an open dispute
     */
    private static Optional<String> decisionText(Dispute dispute, ChatMessages messages) {
        Decision decision = dispute.getProgress().getDecision();
        if (decision == null || dispute.getStatus().isOpen()) {
            return Optional.empty();
        }
        String amount = decision.getAmount() == null
                ? null
                : messages.amount(new Money(decision.getAmount(), Currency.getInstance(dispute.getCurrency())));
        return Optional.of(messages.format("complaint.decision." + decision.getOutcome(), amount));
    }
}
