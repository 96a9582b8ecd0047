package org.redress.party;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.party.Buyer.Identity;
import org.redress.problem.Conflict;
import org.redress.problem.NoSuchThing;
import org.redress.problem.Violation;

/**
 * Matches the customer data that a merchant sends with its customers: by account, else by channel identity, else by
 * e-mail. A customer who first wrote in the chat and has no account yet is matched, too.
 */
@Stateless
public class BuyerService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Turns turns;

    /**
     * Finds the customer and updates it with the data, or creates it. The caller holds the locks of
     * {@link Buyer#turns()}.
     *
     * @throws Conflict if an identity belongs to another customer; nothing is changed then
     * @throws NoSuchThing if the merchant does not exist
     */
    public Customer meet(int merchantId, Buyer buyer) {
        Map<Identity, Customer> owners = owners(merchantId, buyer.identities());
        Optional<Customer> known = Stream.of(
                        withAccount(merchantId, buyer.accountId()),
                        owners.values().stream(),
                        withEmail(merchantId, buyer.email()))
                .flatMap(customers -> customers)
                .filter(customer -> customer.canHaveAccount(buyer.accountId()))
                .findFirst();
        for (int i = 0; i < buyer.identities().size(); i++) {
            Customer owner = owners.get(buyer.identities().get(i));
            // Moving an identity would show one customer's orders in the chat of another
            if (owner != null && known.filter(owner::equals).isEmpty()) {
                throw anothers(i);
            }
        }
        Customer customer = known.orElseGet(() -> welcome(merchantId, buyer));
        customer.isDescribedAs(buyer);
        buyer.identities().stream()
                .filter(identity -> !owners.containsKey(identity))
                .distinct()
                .forEach(identity -> customer.isKnownAs(identity.channel(), identity.uid()));
        em.persist(customer);
        return customer;
    }

    /**
     * Locks the keys of the data, then does the same as {@link #meet}.
     *
     * @throws Conflict if an identity belongs to another customer; nothing is changed then
     * @throws NoSuchThing if the merchant does not exist
     */
    public Customer meetInTurn(int merchantId, Buyer buyer) {
        turns.take(merchantId, buyer.turns());
        return meet(merchantId, buyer);
    }

    private static Conflict anothers(int index) {
        return new Conflict(new Violation(
                "customer.channelIdentities[" + index + "]",
                "belongs to another customer of this merchant",
                "body /customer/channelIdentities/" + index));
    }

    // In the order of the request, so that the first identity decides
    private Map<Identity, Customer> owners(int merchantId, List<Identity> identities) {
        Map<Identity, Customer> owners = new LinkedHashMap<>();
        for (Identity identity : identities) {
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

    private Customer welcome(int merchantId, Buyer buyer) {
        Merchant merchant = em.find(Merchant.class, merchantId);
        if (merchant == null) {
            throw new NoSuchThing("client");
        }
        UUID id = UUID.randomUUID();
        UUID account = buyer.accountId() == null ? id : buyer.accountId();
        return new Customer(
                id,
                merchant,
                account,
                buyer.firstName(),
                buyer.lastName(),
                buyer.email(),
                buyer.countryCode(),
                clock.instant());
    }
}
