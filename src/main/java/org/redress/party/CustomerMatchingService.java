package org.redress.party;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redress.party.CustomerData.ChannelIdentityKey;
import org.redress.problem.ConflictException;
import org.redress.problem.UnknownResourceException;
import org.redress.problem.Violation;

/**
 * Matches the customer data that a merchant sends with its customers: by account, else by channel identity, else by
 * e-mail. A customer who only wrote in the chat, and is then named together with the account or e-mail of another one,
 * becomes that customer.
 */
@Stateless
public class CustomerMatchingService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @EJB
    CreationLockService locks;

    /** Finds a customer of the merchant; empty if the merchant has no such customer. */
    public Optional<Customer> find(int merchantId, UUID customerId, LockModeType lock) {
        return em.createQuery("select c from Customer c where c.merchantId = :merchant and c.id = :id", Customer.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", customerId)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    /** Finds the customers of the merchant whom the data may name, in a statement for each kind of key and one more. */
    public KnownCustomers find(int merchantId, Collection<CustomerData> data) {
        List<ChannelIdentityKey> identities =
                data.stream().flatMap(one -> one.identities().stream()).toList();
        Set<UUID> ids = new HashSet<>(ids(
                "select c.id from Customer c where c.merchantId = :merchant and c.accountId in :accounts",
                merchantId,
                Map.of("accounts", set(data.stream().map(CustomerData::accountId)))));
        ids.addAll(ids(
                "select c.id from Customer c where c.merchantId = :merchant and c.emailKey in :emails",
                merchantId,
                Map.of("emails", set(data.stream().map(CustomerData::emailKey)))));
        ids.addAll(ids(
                "select i.customerId from ChannelIdentity i where i.merchantId = :merchant"
                        + " and i.channel in :channels and i.uidKey in :uids",
                merchantId,
                Map.of(
                        "channels", set(identities.stream().map(ChannelIdentityKey::channel)),
                        "uids", set(identities.stream().map(ChannelIdentityKey::uidKey)))));
        if (ids.isEmpty()) {
            return new KnownCustomers(List.of());
        }
        return new KnownCustomers(em.createQuery(
                        "select distinct c from Customer c left join fetch c.identities"
                                + " where c.merchantId = :merchant and c.id in :ids",
                        Customer.class)
                .setParameter("merchant", merchantId)
                .setParameter("ids", ids)
                .getResultList());
    }

    private static Set<Object> set(Stream<?> keys) {
        return keys.filter(Objects::nonNull).collect(Collectors.toSet());
    }

    // Of one table each: a join planned for empty tables is slow when they have grown
    private List<UUID> ids(String query, int merchantId, Map<String, Set<Object>> keys) {
        if (keys.containsValue(Set.of())) {
            return List.of();
        }
        TypedQuery<UUID> ids = em.createQuery(query, UUID.class).setParameter("merchant", merchantId);
        keys.forEach(ids::setParameter);
        return ids.getResultList();
    }

    /**
     * Finds the customer and updates it with the data, or creates it. The caller holds the locks of
     * {@link CustomerData#lockKeys()}.
     *
     * @param customers whom this data and others may name
     * @throws ConflictException if an identity belongs to another customer; nothing is changed then
     * @throws UnknownResourceException if the merchant does not exist
     */
    public Customer findOrCreate(int merchantId, CustomerData customerData, KnownCustomers customers) {
        Map<ChannelIdentityKey, Customer> owners = owners(customers, customerData.identities());
        Optional<Customer> known = known(customers, customerData, owners.values());
        List<Customer> others = owners.values().stream()
                .filter(owner -> known.filter(owner::equals).isEmpty())
                .distinct()
                .toList();
        for (Customer other : others) {
            // Moving an identity of a known customer would show one's orders in the chat of another
            if (known.isEmpty() || !isKnownFromChatOnly(other)) {
                throw identityTaken(firstIdentityOf(other, customerData.identities(), owners));
            }
        }
        known.ifPresent(to -> others.forEach(other -> {
            merge(other, to);
            customers.replace(other, to);
        }));
        Customer customer = known.orElseGet(() -> create(merchantId, customerData));
        customer.update(customerData);
        customerData.identities().stream()
                .filter(identity -> !owners.containsKey(identity))
                .collect(Collectors.toMap(
                        ChannelIdentityKey::lockKey, identity -> identity, (first, same) -> first, LinkedHashMap::new))
                .values()
                .forEach(identity -> customer.addIdentity(identity.channel(), identity.uid()));
        em.persist(customer);
        customers.add(customer);
        return customer;
    }

    /**
     * Locks the keys of the data, then finds the customer and updates it with the data, or creates it.
     *
     * @throws ConflictException if an identity belongs to another customer; nothing is changed then
     * @throws UnknownResourceException if the merchant does not exist
     */
    public Customer lockAndFindOrCreate(int merchantId, CustomerData customerData) {
        locks.lock(merchantId, customerData.lockKeys());
        return findOrCreate(merchantId, customerData, find(merchantId, List.of(customerData)));
    }

    private static Optional<Customer> known(
            KnownCustomers customers, CustomerData customerData, Collection<Customer> owners) {
        List<Customer> withEmail = customers
                .withEmail(customerData.email())
                .filter(customer -> customer.isCompatibleWithAccount(customerData.accountId()))
                .toList();
        Optional<Customer> owner = owners.stream()
                .filter(customer -> customer.isCompatibleWithAccount(customerData.accountId()))
                .findFirst();
        return customers
                .withAccount(customerData.accountId())
                .findFirst()
                // An identity and an e-mail address of two customers: the one of the chat becomes the other
                .or(() -> owner.filter(customer -> withEmail.isEmpty() || withEmail.contains(customer)))
                .or(() -> withEmail.stream().findFirst());
    }

    private boolean isKnownFromChatOnly(Customer customer) {
        return customer.getAccountId() == null
                && customer.getEmail() == null
                && em.createQuery(
                                        "select count(o) from Order o where o.merchantId = :merchant"
                                                + " and o.customerId = :customer",
                                        Long.class)
                                .setParameter("merchant", customer.getMerchantId())
                                .setParameter("customer", customer.getId())
                                .getSingleResult()
                        == 0;
    }

    /** Moves all that a customer of the chat has to a known one. */
    private void merge(Customer chatCustomer, Customer known) {
        // The known one may be new, and the statements below refer to its row
        em.flush();
        // A complaint that is being raised is waited for; one that waits finds the known customer afterwards
        em.lock(chatCustomer, LockModeType.PESSIMISTIC_WRITE);
        known.takeIdentitiesOf(chatCustomer);
        // By names: disputes and idempotency records are of packages above and beside this one
        em.createQuery("update Dispute d set d.customerId = :known, d.version = d.version + 1"
                        + " where d.merchantId = :merchant and d.customerId = :chat")
                .setParameter("known", known.getId())
                .setParameter("merchant", known.getMerchantId())
                .setParameter("chat", chatCustomer.getId())
                .executeUpdate();
        em.createQuery("update IdempotencyRecord r set r.customerId = :known"
                        + " where r.merchantId = :merchant and r.customerId = :chat")
                .setParameter("merchant", known.getMerchantId())
                .setParameter("known", known.getId().toString())
                .setParameter("chat", chatCustomer.getId().toString())
                .executeUpdate();
        em.createNativeQuery("update customers set messages_stopped_at = (select chat.messages_stopped_at"
                        + " from customers chat where chat.merchant_id = ?1 and chat.id = cast(?2 as uuid))"
                        + " where merchant_id = ?1 and id = cast(?3 as uuid) and messages_stopped_at is null")
                .setParameter(1, known.getMerchantId())
                .setParameter(2, chatCustomer.getId().toString())
                .setParameter(3, known.getId().toString())
                .executeUpdate();
        em.remove(chatCustomer);
    }

    private static int firstIdentityOf(
            Customer owner, List<ChannelIdentityKey> identities, Map<ChannelIdentityKey, Customer> owners) {
        return IntStream.range(0, identities.size())
                .filter(i -> owner.equals(owners.get(identities.get(i))))
                .findFirst()
                .orElseThrow();
    }

    private static ConflictException identityTaken(int index) {
        return new ConflictException(new Violation(
                "customer.channelIdentities[" + index + "]",
                "belongs to another customer of this merchant",
                "body /customer/channelIdentities/" + index));
    }

    // In the order of the request, so that the first identity decides
    private static Map<ChannelIdentityKey, Customer> owners(
            KnownCustomers customers, List<ChannelIdentityKey> identities) {
        Map<ChannelIdentityKey, Customer> owners = new LinkedHashMap<>();
        for (ChannelIdentityKey identity : identities) {
            customers.owner(identity).ifPresent(owner -> owners.put(identity, owner));
        }
        return owners;
    }

    private Customer create(int merchantId, CustomerData customerData) {
        if (em.find(Merchant.class, merchantId) == null) {
            throw new UnknownResourceException("client");
        }
        UUID id = UUID.randomUUID();
        UUID account = customerData.accountId() == null ? id : customerData.accountId();
        return new Customer(
                id,
                merchantId,
                account,
                customerData.firstName(),
                customerData.lastName(),
                customerData.email(),
                customerData.countryCode(),
                clock.instant());
    }
}
