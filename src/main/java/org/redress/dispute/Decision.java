package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redress.order.Money;
import org.redress.problem.InputLimits;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.MaxCodePoints;

/** Decision of the merchant with its reason. The decision after an appeal replaces the first one. */
@Embeddable
@SuppressWarnings("unused") // Columns that only queries read
public class Decision {
    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Column(name = "decided_amount")
    private @Nullable BigDecimal amount;

    @MaxCodePoints(characters = InputLimits.FREE_TEXT)
    @Column(name = "decision_text")
    private @Nullable String text;

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected Decision() {}

    private Decision(Outcome outcome, @Nullable BigDecimal amount, String text, Instant decidedAt) {
        this.outcome = outcome;
        this.amount = amount;
        this.text = text;
        this.decidedAt = decidedAt;
    }

    /**
     * Creates a decision.
     *
     * @param part amount refunded by a PARTIAL decision, in the dispute's currency; else null
     * @param text reason
     * @param disputed disputed amount; null for a dispute without an amount
     * @throws InvalidRequestException if the part does not fit the outcome or the disputed amount
     */
    static Decision of(
            Outcome outcome, @Nullable BigDecimal part, String text, @Nullable Money disputed, Instant decidedAt) {
        if (outcome != Outcome.PARTIAL && part != null) {
            throw amount("is only for a PARTIAL outcome");
        }
        BigDecimal all = disputed == null ? null : disputed.amount();
        BigDecimal refund =
                switch (outcome) {
                    case CUSTOMER, WRITE_OFF -> all;
                    case MERCHANT -> all == null ? null : BigDecimal.ZERO;
                    case PARTIAL -> partOf(disputed, part);
                };
        return new Decision(outcome, refund, text, decidedAt);
    }

    private static BigDecimal partOf(@Nullable Money disputed, @Nullable BigDecimal part) {
        if (disputed == null) {
            throw new InvalidRequestException(
                    "outcome", "cannot be PARTIAL: nothing has an amount here", "body /outcome");
        } else if (part == null) {
            throw amount("is required for a PARTIAL outcome");
        } else if (part.compareTo(disputed.amount()) == 0) {
            throw amount("must be less than all that is disputed");
        }
        try {
            return disputed.part(part).amount();
        } catch (IllegalArgumentException e) {
            throw amount(Objects.requireNonNull(e.getMessage()));
        }
    }

    private static InvalidRequestException amount(String rule) {
        return new InvalidRequestException("amount", rule, "body /amount");
    }

    void eraseText() {
        text = text == null ? null : ComplaintText.ERASED;
    }

    /** Returns the outcome. */
    public Outcome getOutcome() {
        return outcome;
    }

    /** Returns the refunded amount, null if no amount is disputed. */
    public @Nullable BigDecimal getAmount() {
        return amount;
    }

    Instant getDecidedAt() {
        return decidedAt;
    }
}
