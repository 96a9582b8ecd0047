package org.redress.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
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

    @Inject
    @ConfigProperty(name = "country.terms")
    Optional<String> ofCountries;

    /** Returns the terms of the settings for merchants of any country. */
    public DeadlineTerms get() {
        return new DeadlineTerms(answer, escalation, information, decision, appeal, reminderLead);
    }

    /** Returns the terms of a merchant: its own, or those of the settings for its country or for any. */
    public DeadlineTerms of(Merchant merchant) {
        MerchantTerms own = merchant.getTerms();
        return own == null
                ? ofCountries
                        .map(CountryTerms::parse)
                        .flatMap(terms -> Optional.ofNullable(terms.get(merchant.getCountryCode())))
                        .orElseGet(this::get)
                : DeadlineTerms.of(own);
    }
}
