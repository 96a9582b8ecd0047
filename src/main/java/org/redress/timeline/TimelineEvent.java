package org.redress.timeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.digest.Sha256;

/**
 * Change of a dispute. It contains neither texts of people nor the name of the customer: these can be erased while the
 * timeline stays intact.
 *
 * @param actor MERCHANT, CUSTOMER or CLOCK
 * @param actorName name in the token of the merchant's staff; null for other actors
 * @param source a channel of the chat, API, or CLOCK
 * @param statusBefore id of the status; null for the opening
 * @param reference id of the comment or attachment of the change, or null
 * @param amount decided amount in the dispute's currency, or null
 * @param detail the outcome of a decision, the visibility of a comment, or null
 */
public record TimelineEvent(
        Instant at,
        String action,
        String actor,
        String actorName,
        String source,
        Integer statusBefore,
        Integer statusAfter,
        UUID reference,
        BigDecimal amount,
        String detail) {

    /**
     * Returns the SHA-256 of the event, its position and the preceding hash, in hexadecimal digits. Stored hashes
     * depend on the order and form of these values: do not change them.
     *
     * @param previousHash null at position 1
     */
    String hash(UUID disputeId, int position, String previousHash) {
        return Sha256.of(Stream.of(
                        previousHash,
                        disputeId,
                        position,
                        at.truncatedTo(ChronoUnit.MICROS),
                        action,
                        actor,
                        actorName,
                        source,
                        statusBefore,
                        statusAfter,
                        reference,
                        amount == null ? null : amount.stripTrailingZeros().toPlainString(),
                        detail)
                .map(part -> Objects.toString(part, ""))
                .toArray(String[]::new));
    }
}
