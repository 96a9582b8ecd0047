package org.redress.dispute;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.key.ListParameter;
import org.redress.key.OwnedKey;
import org.redress.order.CustomerOrderService;
import org.redress.order.Order;
import org.redress.party.ChannelUser;
import org.redress.party.ChatCustomerService;
import org.redress.party.Customer;
import org.redress.problem.ConcurrentChangeException;

/** Opens disputes for complaints of the chat, and finds the disputes of a chat user. */
@Stateless
public class RaiseComplaintService {
    private static final ListParameter OPEN = ListParameter.of("open", DisputeStatus.OPEN_IDS);
    private static final String OPEN_IDS = OPEN.expandIn(":open");

    /** Period in which an equal complaint is a repetition: chat platforms deliver messages twice. */
    static final Duration SAME_COMPLAINT = Duration.ofHours(24);

    @PersistenceContext
    EntityManager em;

    @EJB
    ChatCustomerService customers;

    @EJB
    CustomerOrderService orders;

    @EJB
    DisputeCreationService creation;

    @Inject
    ActionContextFactory contexts;

    /**
     * Opens a dispute, or finds the one that the same customer opened with the same idempotency key, or with the same
     * content in the last 24 hours if it is still open or merged. The transaction is committed when this returns; any
     * exception rolls it back, and nothing is opened.
     *
     * @param beforeOpening is called before a new dispute is opened, and may refuse it by an exception
     * @return empty if the order is not the user's
     * @throws ConcurrentChangeException if the customer was erased meanwhile
     * @throws org.redress.problem.ProblemException if the complaint is rejected
     */
    public Optional<RaisedDispute> raise(ChannelUser user, ComplaintDetails complaint, Runnable beforeOpening) {
        return raiseOnce(user, complaint, beforeOpening);
    }

    private Optional<RaisedDispute> raiseOnce(ChannelUser user, ComplaintDetails complaint, Runnable beforeOpening) {
        ActionContext context = contexts.ofCustomer(user.merchantId(), complaint.source());
        if (complaint.orderId() == null) {
            return aboutAccount(user, complaint, context, beforeOpening);
        }
        return orders.find(user, complaint.orderId())
                .flatMap(order -> openOnce(
                        user,
                        complaint.about(order.getOrderId()),
                        order.getCustomerId(),
                        order,
                        context,
                        beforeOpening));
    }

    private Optional<RaisedDispute> aboutAccount(
            ChannelUser user, ComplaintDetails complaint, ActionContext context, Runnable beforeOpening) {
        // An erasure during the wait for the lock: in this transaction, creating another customer could deadlock
        return customers.findOrCreate(user).map(customer -> openOnce(
                        user, complaint, customer.getId(), null, context, beforeOpening)
                .orElseThrow(() -> new ConcurrentChangeException("customer")));
    }

    private Optional<RaisedDispute> openOnce(
            ChannelUser user,
            ComplaintDetails complaint,
            UUID customerId,
            @Nullable Order order,
            ActionContext context,
            Runnable beforeOpening) {
        // Serialises the complaints of a customer across nodes: the second sees the first
        em.flush();
        return customers.lock(user.merchantId(), customerId).map(customer -> {
            EarlierDisputes earlier = earlier(user, complaint, customer, order, context.at());
            Dispute dispute = earlier.repeated().orElseGet(() -> {
                beforeOpening.run();
                return creation.open(complaint, customer, DisputeSubject.of(order), null, context);
            });
            return earlier.raised(current(dispute));
        });
    }

    /**
     * Disputes that a customer raised before.
     *
     * @param repeated the dispute that the complaint repeats
     * @param sameSubject number of the oldest open dispute about the same
     */
    private record EarlierDisputes(Optional<Dispute> repeated, @Nullable Long sameSubject) {
        RaisedDispute raised(Dispute dispute) {
            return new RaisedDispute(
                    dispute,
                    sameSubject == null || sameSubject >= dispute.getTicketNumber()
                            ? OptionalLong.empty()
                            : OptionalLong.of(sameSubject));
        }
    }

    private EarlierDisputes earlier(
            ChannelUser user, ComplaintDetails complaint, Customer customer, @Nullable Order order, Instant now) {
        // Few, since the complaints of a customer are serialised. The one with the key has precedence.
        // From the customer, so that the same statement says whether the user writes in another language than before
        TypedQuery<Object[]> query = em.createQuery(
                        "select d.text.idempotencyKey, d, (select count(i) from ChannelIdentity i"
                                + " where i.merchantId = :merchant and i.channel = :channel and i.uidKey = :uid"
                                + " and (i.language is null or i.language <> :language)),"
                                + " (select min(s.ticketNumber) from Dispute s where s.merchantId = :merchant"
                                + " and s.customerId = :customer and s.statusId in " + OPEN_IDS + " and "
                                + (order == null
                                        ? "s.orderUuid is null and s.invoiceId is null and s.text.category = :subject)"
                                        : "s.orderUuid = :subject)")
                                + " from Customer c left join Dispute d on d.merchantId = :merchant"
                                + " and d.customerId = :customer"
                                + " and (d.text.idempotencyKey = :key or (d.text.fingerprint = :fingerprint"
                                + " and d.createdAt > :since"
                                + " and (d.statusId in " + OPEN_IDS + " or d.progress.merged.intoId is not null)))"
                                + " where c.merchantId = :merchant and c.id = :customer order by d.createdAt, d.id",
                        Object[].class)
                .setParameter("channel", user.channel())
                .setParameter("uid", user.uidKey())
                .setParameter("language", user.language())
                .setParameter("merchant", customer.getMerchantId())
                .setParameter("customer", customer.getId())
                .setParameter("key", complaint.idempotencyKey() == null ? "" : complaint.idempotencyKey())
                .setParameter("fingerprint", complaint.fingerprint())
                .setParameter("since", now.minus(SAME_COMPLAINT))
                .setParameter("subject", order == null ? complaint.category() : order.getId());
        List<Object[]> rows = OPEN.bind(query).getResultList();
        Object[] first = rows.get(0);
        if ((Long) first[2] > 0) {
            customers.updateLanguage(user);
        }
        Map<Boolean, Dispute> disputes = rows.stream()
                .filter(row -> row[1] != null)
                .collect(Collectors.toMap(
                        row -> row[0] != null && row[0].equals(complaint.idempotencyKey()),
                        row -> (Dispute) row[1],
                        (older, newer) -> older));
        return new EarlierDisputes(
                Optional.ofNullable(disputes.getOrDefault(true, disputes.get(false))), (Long) first[3]);
    }

    /**
     * Finds a dispute of the user, or the one that continues it if it is merged.
     *
     * @return empty if it does not exist or is another customer's
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Dispute> find(ChannelUser user, long ticketNumber) {
        return customers
                .findOwned(user, Dispute.class, "ticketNumber", ticketNumber)
                .map(this::current);
    }

    /** Returns the dispute that continues a merged one, or else the dispute itself. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Dispute current(Dispute dispute) {
        return dispute.getProgress()
                .getMerged()
                .map(merged -> em.find(Dispute.class, new OwnedKey(dispute.getMerchantId(), merged.getIntoId())))
                .orElse(dispute);
    }

    /**
     * Returns a view of the order of a dispute. It is made in a transaction, as the items are loaded lazily.
     *
     * @return empty if there is no order, and while it is another customer's
     */
    public <T> Optional<T> viewOfOrder(Dispute dispute, Function<Order, T> view) {
        return Optional.ofNullable(dispute.getOrderUuid())
                .map(id -> em.find(Order.class, new OwnedKey(dispute.getMerchantId(), id)))
                .filter(order -> order.getCustomerId().equals(dispute.getCustomerId()))
                .map(view);
    }
}
