package org.redress.chat;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.dispute.Decision;
import org.redress.dispute.Dispute;
import org.redress.dispute.RaiseComplaintService;
import org.redress.handling.CustomerComplaintService;
import org.redress.order.Money;
import org.redress.text.FoldedText;

/** Composes replies that say how a complaint stands, whether the user has asked or not. */
@Dependent
public class ComplaintStatusComposer {
    @EJB
    RaiseComplaintService disputes;

    @EJB
    CustomerComplaintService complaints;

    @Inject
    Clock clock;

    /**
     * Returns the status of a complaint, its decision and the latest comment of the merchant. A merged complaint has
     * those of the one that continues it.
     *
     * @param number ticket number, as the user has written it
     * @param attributes names of the attributes to return
     */
    ReplyContent compose(Dispute dispute, String number, List<String> attributes, ChatMessages messages) {
        Dispute current = disputes.current(dispute);
        String sentence = withNumber(current, number, messages, shown -> statusText(current, shown, messages));
        return ReplyComposer.compose(current, disputes::viewOfOrder, sentence, attributes, messages);
    }

    /**
     * Returns a sentence with the number that the user has written; for a merged complaint with that of the one that
     * continues it, after a sentence that says so.
     *
     * @param dispute the current one
     */
    static String withNumber(
            Dispute dispute, String written, ChatMessages messages, Function<String, String> sentence) {
        String number = Long.toString(dispute.getTicketNumber());
        return FoldedText.ofNumber(written).matches("0*" + number)
                ? sentence.apply(written)
                : messages.format("complaint.merged", written, number) + " " + sentence.apply(number);
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
