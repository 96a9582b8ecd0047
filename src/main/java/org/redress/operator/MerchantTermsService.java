package org.redress.operator;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.redress.deadline.DeadlineTerms;
import org.redress.deadline.DeadlineTermsService;
import org.redress.http.Preconditions;
import org.redress.problem.UnknownResourceException;

/** Changes the time limits of merchants on behalf of operators, and records each change. */
@Stateless
public class MerchantTermsService {
    @EJB
    AuditLogService log;

    @EJB
    DeadlineTermsService terms;

    @Inject
    Clock clock;

    /**
     * Replaces the terms of a merchant, for deadlines that are set from now on.
     *
     * @param conditions the state that the caller has read
     * @param operator name for the audit log
     * @throws UnknownResourceException if there is no such merchant
     * @throws org.redress.problem.PreconditionFailedException if the terms have changed since they were read
     */
    public void replace(int merchantId, Preconditions conditions, DeadlineTerms changed, String operator) {
        log.lock();
        if (terms.replace(merchantId, conditions, changed)) {
            log.append(clock.instant(), operator, merchantId, "change-terms", changed.text());
        }
    }
}
