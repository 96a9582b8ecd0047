package org.redress.deadline;

import java.time.Duration;
import org.redress.digest.CanonicalForm;
import org.redress.party.MerchantTerms;

/**
 * Time limits of a merchant's disputes.
 *
 * @param answer of the shop for a new complaint
 * @param escalation without an answer of the shop, after which a dispute is escalated
 * @param information of the customer to answer the shop's request
 * @param decision of the shop for a dispute under review
 * @param appeal of the customer against a decision
 * @param reminderLead between the reminder and the due date, up to 3660 days; zero for no reminder
 */
public record DeadlineTerms(
        TimeLimit answer,
        TimeLimit escalation,
        TimeLimit information,
        TimeLimit decision,
        TimeLimit appeal,
        Duration reminderLead) {
    /** Returns stored terms. */
    static DeadlineTerms of(MerchantTerms stored) {
        return new DeadlineTerms(
                TimeLimit.of(stored.getAnswer()),
                TimeLimit.of(stored.getEscalation()),
                TimeLimit.of(stored.getInformation()),
                TimeLimit.of(stored.getDecision()),
                TimeLimit.of(stored.getAppeal()),
                Duration.parse(stored.getReminderLead()));
    }

    /** Returns the terms as they are stored. */
    MerchantTerms stored() {
        return new MerchantTerms(
                answer.toString(),
                escalation.toString(),
                information.toString(),
                decision.toString(),
                appeal.toString(),
                reminderLead.toString());
    }

    /** Returns the terms as a text for logs, such as {@code answer=P2D; escalation=P21D}. */
    public String text() {
        return "answer=%s; escalation=%s; information=%s; decision=%s; appeal=%s; reminderLead=%s"
                .formatted(answer, escalation, information, decision, appeal, reminderLead);
    }

    /** Returns a digest of the content, which is the terms' entity tag. */
    public String digest() {
        return CanonicalForm.of("terms")
                .add("answer", answer.toString())
                .add("escalation", escalation.toString())
                .add("information", information.toString())
                .add("decision", decision.toString())
                .add("appeal", appeal.toString())
                .add("reminderLead", reminderLead.toString())
                .digest();
    }
}
