package org.redress.quota;

import jakarta.ejb.ApplicationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.redress.limits.RateLimiter;
import org.redress.problem.Problem;
import org.redress.problem.ProblemException;

/** A limit of the merchant is reached: 429 with Retry-After (RFC 6585), or 413 for one of what is stored. */
@ApplicationException(rollback = true)
public class QuotaExceededException extends ProblemException {
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;

    private final transient QuotaNotice notice;

    /** @param notice the usage without the refused call */
    QuotaExceededException(QuotaNotice notice) {
        super("The limit " + notice.use().quota().wireName() + " of the merchant is reached: "
                + notice.use().used() + " of " + notice.use().maximum() + " are used.");
        this.notice = notice;
    }

    /** Returns the limit of a day as one of calls, for replies that name no number. */
    public RateLimiter.Refusal refusal() {
        return new RateLimiter.Refusal(notice.policy(), Objects.requireNonNull(notice.reset()));
    }

    @Override
    public Problem problem() {
        return Problem.of(notice.reset() == null ? TOO_LARGE : TOO_MANY, getMessage());
    }

    @Override
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>(notice.headers());
        if (notice.reset() != null) {
            headers.put("Retry-After", Long.toString(QuotaNotice.seconds(notice.reset())));
        }
        return headers;
    }
}
