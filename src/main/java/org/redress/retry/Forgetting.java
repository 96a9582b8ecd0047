package org.redress.retry;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Forgets kept answers when their time is over. Each node does; what one has forgotten the other does not find. */
@Singleton
public class Forgetting {
    @Inject
    KeptAnswerService answers;

    @Schedule(hour = "*", minute = "17", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void everyHour() {
        boolean more;
        do {
            more = answers.forgetSome();
        } while (more);
    }
}
