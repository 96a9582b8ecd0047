package org.redress.party;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Time limits and lead time of reminders that a merchant has set, in ISO 8601, such as P14D or PT24H. */
@Embeddable
public class MerchantTerms {
    private static final int LENGTH = 32;

    @NotNull
    @Size(max = LENGTH)
    @Column(name = "answer_term")
    private String answer;

    @NotNull
    @Size(max = LENGTH)
    @Column(name = "escalation_term")
    private String escalation;

    @NotNull
    @Size(max = LENGTH)
    @Column(name = "information_term")
    private String information;

    @NotNull
    @Size(max = LENGTH)
    @Column(name = "decision_term")
    private String decision;

    @NotNull
    @Size(max = LENGTH)
    @Column(name = "appeal_term")
    private String appeal;

    @NotNull
    @Size(max = LENGTH)
    @Column(name = "reminder_lead")
    private String reminderLead;

    protected MerchantTerms() {}

    /** Creates terms, of which none may be missing. */
    public MerchantTerms(
            String answer, String escalation, String information, String decision, String appeal, String reminderLead) {
        this.answer = answer;
        this.escalation = escalation;
        this.information = information;
        this.decision = decision;
        this.appeal = appeal;
        this.reminderLead = reminderLead;
    }

    public String getAnswer() {
        return answer;
    }

    public String getEscalation() {
        return escalation;
    }

    public String getInformation() {
        return information;
    }

    public String getDecision() {
        return decision;
    }

    public String getAppeal() {
        return appeal;
    }

    public String getReminderLead() {
        return reminderLead;
    }
}
