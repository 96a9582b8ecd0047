package org.redress.deadline;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** Terms on the wire, in ISO 8601: days as P14D, elapsed time as PT24H. */
@JsonbPropertyOrder({"answer", "escalation", "information", "decision", "appeal", "reminderLead"})
public record DeadlineTermsView(
        String answer, String escalation, String information, String decision, String appeal, String reminderLead) {
    /** Returns the terms in the form of the wire. */
    public static DeadlineTermsView of(DeadlineTerms terms) {
        return new DeadlineTermsView(
                terms.answer().toString(),
                terms.escalation().toString(),
                terms.information().toString(),
                terms.decision().toString(),
                terms.appeal().toString(),
                terms.reminderLead().toString());
    }
}
