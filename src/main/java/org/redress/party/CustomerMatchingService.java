package org.redress.party;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.party.CustomerData.ChannelIdentityKey;
import org.redress.problem.ConflictException;
import org.redress.problem.UnknownResourceException;
import org.redress.problem.Violation;

/**
 * Recognises a merchant's customers by what the shop says of who bought: by the account, else by a channel identity, else
 * by the e-mail, as the chat does. Whoever wrote in the chat before they bought is the same customer.
 */
@Stateless
public class CustomerMatchingService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    CreationLockService locks;

    /** Finds a customer of the merchant; empty if the merchant has no such customer. */
    public Optional<Customer> find(int merchantId, UUID customerId, LockModeType lock) {
        return em.createQuery("select c from Customer c where c.merchant.id = :merchant and c.id = :id", Customer.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", customerId)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    /**
     * The customer that this buyer is, known from now on as the shop describes them; a stranger becomes one. A channel
     * identity stays with the customer who has it: otherwise that customer's chat would show another one's orders. The
     * caller has taken the buyer's turns.
     *
     * @throws ConflictException where an identity is another customer's; nothing is changed then
     * @throws UnknownResourceException where there is no such merchant
     */
    public Customer findOrCreate(int merchantId, CustomerData customerData) {
        Map<ChannelIdentityKey, Customer> owners = owners(merchantId, customerData.identities());
        Optional<Customer> known = Stream.of(
                        withAccount(merchantId, customerData.accountId()),
                        owners.values().stream(),
                        withEmail(merchantId, customerData.email()))
                .flatMap(customers -> customers)
                .filter(customer -> customer.isCompatibleWithAccount(customerData.accountId()))
                .findFirst();
        for (int i = 0; i < customerData.identities().size(); i++) {
            Customer owner = owners.get(customerData.identities().get(i));
            if (owner != null && known.filter(owner::equals).isEmpty()) {
                throw identityTaken(i);
            }
        }
        Customer customer = known.orElseGet(() -> create(merchantId, customerData));
        customer.update(customerData);
        customerData.identities().stream()
                .filter(identity -> !owners.containsKey(identity))
                .distinct()
                .forEach(identity -> customer.addIdentity(identity.channel(), identity.uid()));
        em.persist(customer);
        return customer;
    }

    /** As meet, for who has taken no turns yet. */
    public Customer lockAndFindOrCreate(int merchantId, CustomerData customerData) {
        locks.lock(merchantId, customerData.turns());
        return findOrCreate(merchantId, customerData);
    }

    private static ConflictException identityTaken(int index) {
        return new ConflictException(new Violation(
                "customer.channelIdentities[" + index + "]",
                "belongs to another customer of this merchant",
                "body /customer/channelIdentities/" + index));
    }

    /** In the order in which the shop names them. */
    private Map<ChannelIdentityKey, Customer> owners(int merchantId, List<ChannelIdentityKey> identities) {
        Map<ChannelIdentityKey, Customer> owners = new LinkedHashMap<>();
        for (ChannelIdentityKey identity : identities) {
            em.createQuery(
                            "select i.customer from ChannelIdentity i"
                                    + " where i.merchant.id = :merchant and i.channel = :channel and i.uid = :uid",
                            Customer.class)
                    .setParameter("merchant", merchantId)
                    .setParameter("channel", identity.channel())
                    .setParameter("uid", identity.uid())
                    .getResultStream()
                    .forEach(owner -> owners.put(identity, owner));
        }
        return owners;
    }

    private Stream<Customer> withAccount(int merchantId, UUID accountId) {
        return accountId == null ? Stream.empty() : customers(merchantId, "c.accountId = :key", accountId);
    }

    private Stream<Customer> withEmail(int merchantId, String email) {
        return email == null ? Stream.empty() : customers(merchantId, "c.emailKey = :key", Customer.emailKey(email));
    }

    private Stream<Customer> customers(int merchantId, String condition, Object key) {
        return em
                .createQuery(
                        "select c from Customer c where c.merchant.id = :merchant and " + condition
                                + " order by c.createdAt, c.id",
                        Customer.class)
                .setParameter("merchant", merchantId)
                .setParameter("key", key)
                .getResultList()
                .stream();
    }

    private Customer create(int merchantId, CustomerData customerData) {
        Merchant merchant = em.find(Merchant.class, merchantId);
        if (merchant == null) {
            throw new UnknownResourceException("client");
        }
        UUID id = UUID.randomUUID();
        UUID account = customerData.accountId() == null ? id : customerData.accountId();
        return new Customer(
                id,
                merchant,
                account,
                customerData.firstName(),
                customerData.lastName(),
                customerData.email(),
                customerData.countryCode(),
                clock.instant());
    }
}
