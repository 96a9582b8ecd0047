package org.redress.party;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.party.CustomerData.ChannelIdentityKey;

/** The customers whom some data may name, as they are in the current transaction, also those that it has created. */
public final class KnownCustomers {
    // As text, in the order of the databases: UUIDs of Java are compared as signed numbers
    private static final Comparator<Customer> OLDEST = Comparator.comparing(Customer::getCreatedAt)
            .thenComparing(customer -> customer.getId().toString());

    private final Map<Object, List<Customer>> byKey = new HashMap<>();

    KnownCustomers(Collection<Customer> found) {
        found.forEach(this::add);
    }

    /** Adds a customer, or the keys that it has since. */
    void add(Customer customer) {
        keys(customer).forEach(key -> {
            List<Customer> customers = byKey.computeIfAbsent(key, none -> new ArrayList<>());
            if (!customers.contains(customer)) {
                customers.add(customer);
                customers.sort(OLDEST);
            }
        });
    }

    /** Records that another customer has become this one. */
    void replace(Customer other, Customer known) {
        byKey.values().forEach(customers -> customers.remove(other));
        add(known);
    }

    private static Stream<Object> keys(Customer customer) {
        return Stream.concat(
                Stream.concat(Stream.of(customer.account()), Stream.ofNullable(customer.emailKey())),
                customer.getIdentities().stream().map(KnownCustomers::key));
    }

    private static Object key(ChannelIdentityKey identity) {
        return List.of(identity.channel(), identity.uidKey());
    }

    /** Returns the customers with an account, oldest first. */
    Stream<Customer> withAccount(@Nullable UUID account) {
        return account == null ? Stream.empty() : with(account, customer -> account.equals(customer.account()));
    }

    /** Returns the customers with an e-mail address, oldest first. */
    Stream<Customer> withEmail(@Nullable String email) {
        if (email == null) {
            return Stream.empty();
        }
        String key = Customer.emailKey(email);
        return with(key, customer -> key.equals(customer.emailKey()));
    }

    /** Returns the owner of an identity. */
    Optional<Customer> owner(ChannelIdentityKey identity) {
        return with(key(identity), customer -> true).findFirst();
    }

    // A customer may have lost the key since
    private Stream<Customer> with(Object key, Predicate<Customer> condition) {
        return byKey.getOrDefault(key, List.of()).stream().filter(condition);
    }
}
