package org.redress.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.party.Merchant;
import org.redress.party.MerchantTerms;

/** Time limits of the settings, which apply to merchants that have not set their own. */
@ApplicationScoped
public class DefaultTerms {
    @Inject
    @ConfigProperty(name = "complaint.deadline")
    TimeLimit answer;

    @Inject
    @ConfigProperty(name = "escalation.term")
    TimeLimit escalation;

    @Inject
    @ConfigProperty(name = "information.term")
    TimeLimit information;

    @Inject
    @ConfigProperty(name = "decision.term")
    TimeLimit decision;

    @Inject
    @ConfigProperty(name = "appeal.term")
    TimeLimit appeal;

    @Inject
    @ConfigProperty(name = "reminder.lead")
    Duration reminderLead;

    /** Returns the terms of the settings. */
    public DeadlineTerms get() {
        return new DeadlineTerms(answer, escalation, information, decision, appeal, reminderLead);
    }

    /** Returns the terms of a merchant: its own, or those of the settings. */
    public DeadlineTerms of(Merchant merchant) {
        MerchantTerms own = merchant.getTerms();
        return own == null ? get() : DeadlineTerms.of(own);
    }
}
