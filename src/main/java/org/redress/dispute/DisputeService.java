package org.redress.dispute;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.redress.order.Order;
import org.redress.order.OrderService;
import org.redress.party.ChannelUser;
import org.redress.party.Customer;
import org.redress.party.CustomerService;

/** Opens cases and finds a customer's own. */
@Stateless
public class DisputeService {
    /** Chat platforms deliver twice: within this time the same complaint is the same case. */
    static final Duration SAME_COMPLAINT = Duration.ofHours(24);

    @PersistenceContext
    EntityManager em;

    @Inject
    CustomerService customers;

    @Inject
    OrderService orders;

    @Inject
    OpeningService opening;

    @Inject
    Terms terms;

    /**
     * Opens a case, or finds the one that the same customer opened with the same words, or with the same idempotency
     * key, in the last 24 hours. Committed when this returns.
     *
     * @return empty where the order is not the user's
     */
    public Optional<Dispute> raise(ChannelUser user, Complaint complaint) {
        Act act = terms.ofCustomer(user.merchantId(), complaint.source());
        if (complaint.orderId() == null) {
            // Who was erased while this waited for them is a stranger now
            return aboutAccount(user, complaint, act).or(() -> aboutAccount(user, complaint, act));
        }
        return orders.find(user, complaint.orderId())
                .flatMap(order -> openOnce(complaint, order.getCustomerId(), order, act));
    }

    private Optional<Dispute> aboutAccount(ChannelUser user, Complaint complaint, Act act) {
        return customers.meet(user).flatMap(customer -> openOnce(complaint, customer.getId(), null, act));
    }

    private Optional<Dispute> openOnce(Complaint complaint, UUID customerId, Order order, Act act) {
        // A customer's complaints are taken one at a time, on whichever node: the second sees the first.
        em.flush();
        return customers.lock(customerId).map(customer -> raisedBefore(complaint, customer, act.at())
                .orElseGet(() -> opening.open(complaint, customer, Subject.of(order), null, act)));
    }

    private Optional<Dispute> raisedBefore(Complaint complaint, Customer customer, Instant now) {
        return em.createQuery(
                        "select d from Dispute d where d.customer = :customer and d.createdAt > :since"
                                + " and (d.words.fingerprint = :fingerprint or d.words.idempotencyKey = :key)"
                                + " order by d.createdAt, d.id",
                        Dispute.class)
                .setParameter("customer", customer)
                .setParameter("since", now.minus(SAME_COMPLAINT))
                .setParameter("fingerprint", complaint.fingerprint())
                .setParameter("key", complaint.idempotencyKey() == null ? "" : complaint.idempotencyKey())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The user's own case. Empty for a case of somebody else just as for one that does not exist. */
    public Optional<Dispute> find(ChannelUser user, long ticketNumber) {
        return customers.findOwned(user, Dispute.class, "ticketNumber", ticketNumber);
    }
}
