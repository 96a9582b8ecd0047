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
 * @param isRead 1 if the reader has read the last activity, else 0
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
        Integer isRead) {
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
                        ? cb.literal(0)
                        : cb.<Integer>selectCase()
                                .when(cb.exists(reads(cb, query, dispute, merchantId, readerId)), 1)
                                .otherwise(0));
    }

    /** Returns the reader's mark of the last activity. */
    private static Subquery<String> reads(
            CriteriaBuilder cb, CriteriaQuery<?> query, Root<Dispute> dispute, int merchantId, String readerId) {
        Subquery<String> read = query.subquery(String.class);
        Root<DisputeRead> mark = read.from(DisputeRead.class);
        return read.select(mark.get(DisputeRead_.staffId))
                .where(
                        cb.equal(mark.get(DisputeRead_.merchantId), merchantId),
                        cb.equal(mark.get(DisputeRead_.disputeId), dispute.get(Dispute_.id)),
                        cb.equal(mark.get(DisputeRead_.staffId), readerId),
                        cb.greaterThanOrEqualTo(mark.get(DisputeRead_.readVersion), dispute.get(Dispute_.version)));
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
                row.require(DisputeField.UNREAD, Boolean.class) ? 0 : 1);
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
                .add("unread", reader.isUnread(lastActorId, updatedAt, isRead == 1) ? "true" : null);
    }
}
