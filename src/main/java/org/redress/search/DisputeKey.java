package org.redress.search;

import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of a dispute and its customer, of which one changes whenever the dispute in a list does.
 *
 * @param readVersion version that the reader has read; -1 for none
 */
public record DisputeKey(
        UUID id,
        Long version,
        @Nullable Instant dueAt,
        UUID accountId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String countryCode,
        @Nullable String email,
        @Nullable String lastActorId,
        Instant updatedAt,
        Long readVersion) {
    private static final Long NEVER = -1L;

    /** The columns of a key, before the version that the reader has read. */
    static final List<DisputeField> FIELDS = List.of(
            DisputeField.ID,
            DisputeField.VERSION,
            DisputeField.DUE_AT,
            DisputeField.ACCOUNT_ID,
            DisputeField.CUSTOMER_FIRST_NAME,
            DisputeField.CUSTOMER_LAST_NAME,
            DisputeField.CUSTOMER_COUNTRY_CODE,
            DisputeField.CUSTOMER_EMAIL,
            DisputeField.LAST_ACTOR_ID,
            DisputeField.UPDATED_AT);

    /**
     * Returns the key of a dispute.
     *
     * @param columns values of {@link #FIELDS}, then the version that the reader has read, null for none
     */
    static DisputeKey of(@Nullable Object[] columns) {
        Iterator<@Nullable Object> next = Arrays.asList(columns).iterator();
        return new DisputeKey(
                (UUID) next.next(),
                (Long) next.next(),
                (Instant) next.next(),
                (UUID) next.next(),
                (String) next.next(),
                (String) next.next(),
                (String) next.next(),
                (String) next.next(),
                (String) next.next(),
                (Instant) next.next(),
                Objects.requireNonNullElse((Long) next.next(), NEVER));
    }

    static DisputeKey of(DisputeRow row) {
        return new DisputeKey(
                row.id(),
                row.require(DisputeField.VERSION, Long.class),
                row.get(DisputeField.DUE_AT, Instant.class),
                row.require(DisputeField.ACCOUNT_ID, UUID.class),
                row.get(DisputeField.CUSTOMER_FIRST_NAME, String.class),
                row.get(DisputeField.CUSTOMER_LAST_NAME, String.class),
                row.get(DisputeField.CUSTOMER_COUNTRY_CODE, String.class),
                row.get(DisputeField.CUSTOMER_EMAIL, String.class),
                row.get(DisputeField.LAST_ACTOR_ID, String.class),
                row.require(DisputeField.UPDATED_AT, Instant.class),
                row.require(DisputeField.UNREAD, Boolean.class)
                        ? NEVER
                        : row.require(DisputeField.VERSION, Long.class));
    }

    /** Returns whether the reader has read the last activity. */
    public boolean isRead() {
        return readVersion >= version;
    }

    /**
     * Returns the values that a list shows, always as many.
     *
     * @param now the deadline's passing changes the allowed actions
     */
    Stream<@Nullable String> texts(Instant now, Reader reader) {
        return Stream.of(
                id.toString(),
                version.toString(),
                dueAt != null && dueAt.isBefore(now) ? "passed" : null,
                accountId.toString(),
                firstName,
                lastName,
                countryCode,
                email,
                reader.isUnread(lastActorId, updatedAt, isRead()) ? "unread" : null);
    }
}
