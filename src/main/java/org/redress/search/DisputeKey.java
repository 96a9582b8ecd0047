package org.redress.search;

import jakarta.persistence.criteria.CompoundSelection;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.dispute.Dispute;
import org.redress.dispute.Dispute_;
import org.redress.party.Customer;
import org.redress.party.Customer_;

/** Values of a dispute and its customer, of which one changes whenever the dispute in a list does. */
public record DisputeKey(
        UUID id,
        Long version,
        @Nullable Instant dueAt,
        UUID accountId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String countryCode,
        @Nullable String email) {
    static CompoundSelection<DisputeKey> selection(CriteriaBuilder cb, Root<Dispute> dispute) {
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
                customer.get(Customer_.email));
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
                row.get(DisputeField.CUSTOMER_EMAIL, String.class));
    }

    /** @param now the deadline's passing changes the allowed actions */
    CanonicalForm canonicalForm(Instant now) {
        return CanonicalForm.of("dispute")
                .add("id", id)
                .add("version", version)
                .add("passed", dueAt != null && dueAt.isBefore(now) ? "true" : null)
                .add("accountId", accountId)
                .add("firstName", firstName)
                .add("lastName", lastName)
                .add("countryCode", countryCode)
                .add("email", email);
    }
}
