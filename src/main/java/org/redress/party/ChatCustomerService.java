package org.redress.party;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.problem.InputLimits;

/** Finds and creates customers by their identity in the chat. */
@Stateless
public class ChatCustomerService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @EJB
    CreationLockService locks;

    /**
     * Finds an order or a dispute of the user's own, in one statement.
     *
     * @param type an entity with the attributes merchantId and customer
     * @param attribute the name of its attribute that is unique within a merchant
     * @return empty if there is none with this value, or if it belongs to another customer
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public <T> Optional<T> findOwned(ChannelUser user, Class<T> type, String attribute, Object value) {
        return em.createQuery(
                        "select e from " + type.getSimpleName() + " e join e.customer c"
                                + " where e.merchantId = :merchant and e." + attribute + " = :value"
                                + " and c.merchantId = :merchant"
                                + " and (c.id in (select i.customerId from ChannelIdentity i where"
                                + " i.merchantId = :merchant and i.channel = :channel and i.uidKey = :uid)"
                                + " or c.emailKey = :email)",
                        type)
                .setParameter("merchant", user.merchantId())
                .setParameter("value", value)
                .setParameter("channel", user.channel())
                .setParameter("uid", user.uidKey())
                .setParameter("email", user.emailKey())
                .getResultStream()
                .findFirst();
    }

    /** Returns the customers of the user: by identity, then by e-mail (several may share it), oldest first. */
    public List<Customer> findCustomers(ChannelUser user) {
        Set<Customer> customers = new LinkedHashSet<>(em.createQuery(
                        "select c from ChannelIdentity i join i.customer c"
                                + " where i.merchantId = :merchant and c.merchantId = :merchant"
                                + " and i.channel = :channel and i.uidKey = :uid",
                        Customer.class)
                .setParameter("merchant", user.merchantId())
                .setParameter("channel", user.channel())
                .setParameter("uid", user.uidKey())
                .getResultList());
        if (user.hasEmailAddress()) {
            customers.addAll(em.createQuery(
                            "select c from Customer c where c.merchantId = :merchant and c.emailKey = :email"
                                    + " order by c.createdAt, c.id",
                            Customer.class)
                    .setParameter("merchant", user.merchantId())
                    .setParameter("email", user.emailKey())
                    .getResultList());
        }
        return List.copyOf(customers);
    }

    /**
     * Finds the user's customer or creates it.
     *
     * @return empty if the merchant does not exist
     */
    public Optional<Customer> findOrCreate(ChannelUser user) {
        Optional<Customer> known = findCustomers(user).stream().findFirst();
        return known.isPresent() ? known : create(user);
    }

    /**
     * Locks the customer until the transaction ends.
     *
     * @return empty if the customer was erased
     */
    public Optional<Customer> lock(int merchantId, UUID customerId) {
        // One statement: after waiting for the lock, the database checks its condition again
        return em.createQuery(
                        "select c from Customer c where c.merchantId = :merchant and c.id = :id"
                                + " and c.erasedAt is null",
                        Customer.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", customerId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Stores the language of the user in the identity; of a user without an identity or a language, nothing. */
    public void updateLanguage(ChannelUser user) {
        if (user.language() != null) {
            em.createQuery("update ChannelIdentity i set i.language = :language where i.merchantId = :merchant"
                            + " and i.channel = :channel and i.uidKey = :uid"
                            + " and (i.language is null or i.language <> :language)")
                    .setParameter("language", user.language())
                    .setParameter("merchant", user.merchantId())
                    .setParameter("channel", user.channel())
                    .setParameter("uid", user.uidKey())
                    .executeUpdate();
        }
    }

    // Once, even if two first messages arrive concurrently on different nodes: the second finds the first's customer
    private Optional<Customer> create(ChannelUser user) {
        locks.lock(user.merchantId(), Stream.of(user.identity().lockKey()));
        if (em.find(Merchant.class, user.merchantId()) == null) {
            return Optional.empty();
        }
        Optional<Customer> known = findCustomers(user).stream().findFirst();
        return known.isPresent() ? known : Optional.of(createNew(user));
    }

    private Customer createNew(ChannelUser user) {
        UUID id = UUID.randomUUID();
        String email = user.hasEmailAddress()
                        && user.uid().codePointCount(0, user.uid().length()) <= InputLimits.EMAIL
                ? user.uid()
                : null;
        Customer customer = new Customer(
                id, user.merchantId(), id, user.firstName(), user.lastName(), email, null, clock.instant());
        customer.addIdentity(user.channel(), user.uid(), user.language());
        em.persist(customer);
        return customer;
    }
}
