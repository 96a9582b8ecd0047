package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCreationService;
import org.redress.dispute.DisputeSubject;
import org.redress.dispute.Member;
import org.redress.order.Order;
import org.redress.party.Customer;
import org.redress.party.CustomerMatchingService;
import org.redress.problem.ConcurrentChangeException;
import org.redress.problem.InvalidRequestException;
import org.redress.reason.DisputeReason;
import org.redress.reason.ReferenceData;
import org.redress.text.FoldedText;

/** Opens disputes on behalf of customers who complained outside the chat. */
@Stateless
public class OpenDisputeService {
    @PersistenceContext
    EntityManager em;

    @EJB
    CustomerMatchingService customers;

    @Inject
    ReferenceData referenceData;

    @EJB
    DisputeCreationService creation;

    @Inject
    ActionContextFactory contexts;

    /**
     * Opens a dispute. The customer is created if only its data are given and match no existing customer.
     *
     * @param member of staff who opens it
     * @throws InvalidRequestException if the order, the customer or the reason is not the merchant's, if the customer
     *     is another one than the order's, or if a total is missing or the disputed amount exceeds it
     * @throws ConcurrentChangeException if the order became another customer's meanwhile
     */
    public Dispute open(int merchantId, OpenDisputeCommand command, Member member) {
        Optional<Order> order = order(merchantId, command);
        Customer customer = order.map(Order::getCustomer).orElseGet(() -> customer(merchantId, command));
        if ((command.customerId() != null && !command.customerId().equals(customer.getId()))
                || (command.customer() != null && order.isPresent())) {
            throw invalid("customer", "must be left out, or name by its customerId whose order it is");
        }
        // Serialises with an erasure of the customer; the refreshed order shows an erasure that came first
        em.flush();
        em.lock(customer, LockModeType.PESSIMISTIC_WRITE);
        order.ifPresent(em::refresh);
        if (order.filter(current -> !current.getCustomerId().equals(customer.getId()))
                .isPresent()) {
            throw new ConcurrentChangeException("order");
        }
        DisputeReason reason = referenceData
                .reasonsWith(merchantId, Set.of(command.reasonId()))
                .findAvailable(command.reasonId())
                .orElseThrow(() -> invalid("reasonId", "must be one of the merchant's reasons: GET …/reasons"));
        ComplaintDetails complaint = new ComplaintDetails(
                command.source(),
                order.map(Order::getOrderId).orElse(null),
                reason.getCategory() == null ? "order-related" : reason.getCategory(),
                command.description(),
                null);
        DisputeSubject subject = order.map(DisputeSubject::of).orElseGet(() -> invoice(command));
        return creation.open(
                complaint,
                customer,
                subject.disputing(command.disputeAmount()),
                reason,
                contexts.ofMerchant(merchantId, member));
    }

    private Optional<Order> order(int merchantId, OpenDisputeCommand command) {
        if (command.orderId() != null) {
            Order order = order(merchantId, "o.orderId in :forms", command.orderId())
                    .orElseThrow(() -> invalid("orderId", "must be an order of this merchant"));
            if (command.invoiceId() != null
                    && !FoldedText.unicodeForms(command.invoiceId()).contains(order.getInvoiceId())) {
                throw invalid("invoiceId", "must be left out, or be the order's");
            }
            return Optional.of(order);
        }
        return order(merchantId, "o.invoiceId in :forms", Objects.requireNonNull(command.invoiceId()));
    }

    private Optional<Order> order(int merchantId, String condition, String number) {
        // Not "join fetch", which JPA gives no alias to name the customer's merchant; the customer is loaded all the
        // same
        return em.createQuery(
                        "select o, c from Order o join o.customer c where o.merchantId = :merchant"
                                + " and c.merchantId = :merchant and " + condition + " order by o.placedAt desc, o.id",
                        Object[].class)
                .setParameter("merchant", merchantId)
                .setParameter("forms", FoldedText.unicodeForms(number))
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(row -> (Order) row[0]);
    }

    private Customer customer(int merchantId, OpenDisputeCommand command) {
        if (command.customer() != null) {
            return customers.lockAndFindOrCreate(merchantId, command.customer());
        } else if (command.customerId() == null) {
            throw invalid("customer", "is required where no order of this merchant has the invoiceId");
        }
        return customers
                .find(merchantId, command.customerId(), LockModeType.NONE)
                .orElseThrow(() -> new InvalidRequestException(
                        "customer.customerId", "must be a customer of this merchant", "body /customer/customerId"));
    }

    private static DisputeSubject invoice(OpenDisputeCommand command) {
        if (command.total() == null) {
            throw invalid(
                    "amount", "is required, with its currency, where no order of this merchant has the invoiceId");
        }
        return DisputeSubject.ofInvoice(
                Objects.requireNonNull(command.invoiceId()), command.invoiceDate(), command.total());
    }

    private static InvalidRequestException invalid(String field, String rule) {
        return new InvalidRequestException(field, rule, "body /" + field);
    }
}
