package org.redress.party;

import org.redress.problem.Problem;
import org.redress.problem.ProblemException;

/** The state of the merchant does not allow the call: 403. */
public class MerchantUnavailableException extends ProblemException {
    /** @param message the state, for the caller */
    MerchantUnavailableException(String message) {
        super(message);
    }

    @Override
    public Problem problem() {
        return Problem.of(403, getMessage());
    }
}
