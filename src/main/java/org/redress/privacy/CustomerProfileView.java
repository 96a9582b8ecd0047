package org.redress.privacy;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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
    "channelIdentities"
})
public record CustomerProfileView(
        UUID customerId,
        Integer clientId,
        UUID accountId,
        String firstName,
        String lastName,
        String email,
        String countryCode,
        String createdAt,
        String erasedAt,
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
                customer.getIdentities().stream().map(IdentityView::of).toList());
    }

    /**
     * Returns the values as one text for the entity tag. Neither names nor the order of the JSON members are in it, so that
     * renaming them changes no tag.
     */
    String canonicalText() {
        StringBuilder text = new StringBuilder();
        Stream.of(customerId, clientId, accountId, firstName, lastName, email, countryCode, createdAt, erasedAt)
                .forEach(value -> append(text, value));
        for (IdentityView identity : channelIdentities) {
            append(text, identity.channel());
            append(text, identity.uid());
        }
        return text.toString();
    }

    // With its length, so that no value can be taken for two
    private static void append(StringBuilder text, Object value) {
        String written = value == null ? null : value.toString();
        text.append(written == null ? -1 : written.length()).append(':').append(written == null ? "" : written);
    }
}
