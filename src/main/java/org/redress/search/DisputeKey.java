package org.redress.search;

import jakarta.persistence.criteria.CompoundSelection;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeProgress_;
import org.redress.dispute.DisputeRead;
import org.redress.dispute.DisputeRead_;
import org.redress.dispute.Dispute_;
import org.redress.dispute.LastActor_;
import org.redress.party.Customer;
import org.redress.party.Customer_;

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
    private static final long NEVER = -1;

    static CompoundSelection<DisputeKey> selection(
            CriteriaBuilder cb,
            CriteriaQuery<?> query,
            Root<Dispute> dispute,
            int merchantId,
            @Nullable String readerId) {
        Join<Dispute, Customer> customer = dispute.join(Dispute_.customer);
        return cb.construct(
                DisputeKey.class,
                dispute.get(Dispute_.id),
                dispute.get(Dispute_.version),
                dispute.get(Dispute_.dueAt),
                customer.get(Customer_.accountId),
                customer.get(Customer_.firstName),
                customer.get(Customer_.lastName),
                customer.get(Customer_.countryCode),
                customer.get(Customer_.email),
                dispute.get(Dispute_.progress).get(DisputeProgress_.lastActor).get(LastActor_.id),
                dispute.get(Dispute_.updatedAt),
                readerId == null
                        ? cb.literal(NEVER)
                        : cb.function(
                                "coalesce",
                                Long.class,
                                readVersion(cb, query, dispute, merchantId, readerId),
                                cb.literal(NEVER)));
    }

    // Not a case expression: with one, EclipseLink writes values into the statement, and booleans as numbers
    private static Subquery<Long> readVersion(
            CriteriaBuilder cb, CriteriaQuery<?> query, Root<Dispute> dispute, int merchantId, String readerId) {
        Subquery<Long> read = query.subquery(Long.class);
        Root<DisputeRead> mark = read.from(DisputeRead.class);
        return read.select(mark.get(DisputeRead_.readVersion))
                .where(
                        cb.equal(mark.get(DisputeRead_.merchantId), merchantId),
                        cb.equal(mark.get(DisputeRead_.disputeId), dispute.get(Dispute_.id)),
                        cb.equal(mark.get(DisputeRead_.staffId), readerId));
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

    /** @param now the deadline's passing changes the allowed actions */
    CanonicalForm canonicalForm(Instant now, Reader reader) {
        return CanonicalForm.of("dispute")
                .add("id", id)
                .add("version", version)
                .add("passed", dueAt != null && dueAt.isBefore(now) ? "true" : null)
                .add("accountId", accountId)
                .add("firstName", firstName)
                .add("lastName", lastName)
                .add("countryCode", countryCode)
                .add("email", email)
                .add("unread", reader.isUnread(lastActorId, updatedAt, isRead()) ? "true" : null);
    }
}
