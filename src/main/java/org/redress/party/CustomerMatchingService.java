package org.redress.party;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /**
     * Finds the customer and updates it with the data, or creates it. The caller holds the locks of
     * {@link CustomerData#lockKeys()}.
     *
     * @throws ConflictException if an identity belongs to another customer; nothing is changed then
     * @throws UnknownResourceException if the merchant does not exist
     */
    public Customer findOrCreate(int merchantId, CustomerData customerData) {
        Map<ChannelIdentityKey, Customer> owners = owners(merchantId, customerData.identities());
        Optional<Customer> known = known(merchantId, customerData, owners.values());
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
        known.ifPresent(to -> others.forEach(other -> merge(other, to)));
        Customer customer = known.orElseGet(() -> create(merchantId, customerData));
        customer.update(customerData);
        customerData.identities().stream()
                .filter(identity -> !owners.containsKey(identity))
                .collect(Collectors.toMap(
                        ChannelIdentityKey::lockKey, identity -> identity, (first, same) -> first, LinkedHashMap::new))
                .values()
                .forEach(identity -> customer.addIdentity(identity.channel(), identity.uid()));
        em.persist(customer);
        return customer;
    }

    /**
     * Locks the keys of the data, then does the same as {@link #findOrCreate}.
     *
     * @throws ConflictException if an identity belongs to another customer; nothing is changed then
     * @throws UnknownResourceException if the merchant does not exist
     */
    public Customer lockAndFindOrCreate(int merchantId, CustomerData customerData) {
        locks.lock(merchantId, customerData.lockKeys());
        return findOrCreate(merchantId, customerData);
    }

    private Optional<Customer> known(int merchantId, CustomerData customerData, Collection<Customer> owners) {
        List<Customer> withEmail = withEmail(merchantId, customerData.email())
                .filter(customer -> customer.isCompatibleWithAccount(customerData.accountId()))
                .toList();
        Optional<Customer> owner = owners.stream()
                .filter(customer -> customer.isCompatibleWithAccount(customerData.accountId()))
                .findFirst();
        return withAccount(merchantId, customerData.accountId())
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
    private Map<ChannelIdentityKey, Customer> owners(int merchantId, List<ChannelIdentityKey> identities) {
        Map<ChannelIdentityKey, Customer> owners = new LinkedHashMap<>();
        for (ChannelIdentityKey identity : identities) {
            em.createQuery(
                            "select c from ChannelIdentity i join i.customer c"
                                    + " where i.merchantId = :merchant and c.merchantId = :merchant"
                                    + " and i.channel = :channel and i.uidKey = :uid",
                            Customer.class)
                    .setParameter("merchant", merchantId)
                    .setParameter("channel", identity.channel())
                    .setParameter("uid", identity.uidKey())
                    .getResultStream()
                    .forEach(owner -> owners.put(identity, owner));
        }
        return owners;
    }

    private Stream<Customer> withAccount(int merchantId, @Nullable UUID accountId) {
        return accountId == null ? Stream.empty() : customers(merchantId, "c.accountId = :key", accountId);
    }

    private Stream<Customer> withEmail(int merchantId, @Nullable String email) {
        return email == null ? Stream.empty() : customers(merchantId, "c.emailKey = :key", Customer.emailKey(email));
    }

    private Stream<Customer> customers(int merchantId, String condition, Object key) {
        return em
                .createQuery(
                        "select c from Customer c where c.merchantId = :merchant and " + condition
                                + " order by c.createdAt, c.id",
                        Customer.class)
                .setParameter("merchant", merchantId)
                .setParameter("key", key)
                .getResultList()
                .stream();
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
