package org.redress.privacy;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.order.OrderView.IdentityView;
import org.redress.party.Customer;

/** A customer's own data on the wire. Unknown fields are left out; times are ISO 8601 in UTC. */
@JsonbPropertyOrder({
    "customerId",
    "clientId",
    "accountId",
    "firstName",
    "lastName",
    "email",
    "countryCode",
    "createdAt",
    "erasedAt",
    "messagesStoppedAt",
    "channelIdentities"
})
public record CustomerProfileView(
        UUID customerId,
        Integer clientId,
        @Nullable UUID accountId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String countryCode,
        String createdAt,
        @Nullable String erasedAt,
        @Nullable String messagesStoppedAt,
        List<IdentityView> channelIdentities) {
    /** Formats a customer for the wire. */
    static CustomerProfileView of(Customer customer) {
        return new CustomerProfileView(
                customer.getId(),
                customer.getMerchantId(),
                customer.getAccountId(),
                customer.getFirstName(),
                customer.getLastName(),
                customer.getEmail(),
                customer.getCountryCode(),
                customer.getCreatedAt().toString(),
                Objects.toString(customer.getErasedAt(), null),
                Objects.toString(customer.getMessagesStoppedAt(), null),
                customer.getIdentities().stream().map(IdentityView::of).toList());
    }

    /** Returns the values in the form from which a digest is computed. */
    CanonicalForm canonicalForm() {
        return CanonicalForm.of("customer data")
                .add("customerId", customerId)
                .add("clientId", clientId)
                .add("accountId", accountId)
                .add("firstName", firstName)
                .add("lastName", lastName)
                .add("email", email)
                .add("countryCode", countryCode)
                .add("createdAt", createdAt)
                .add("erasedAt", erasedAt)
                .add("messagesStoppedAt", messagesStoppedAt)
                .addForms("channelIdentities", channelIdentities.stream().map(IdentityView::canonicalForm));
    }
}
