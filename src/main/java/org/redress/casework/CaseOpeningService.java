package org.redress.casework;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.redress.dispute.CatalogueService;
import org.redress.dispute.Complaint;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeReason;
import org.redress.dispute.OpeningService;
import org.redress.dispute.Subject;
import org.redress.dispute.Terms;
import org.redress.order.Order;
import org.redress.party.BuyerService;
import org.redress.party.Customer;
import org.redress.problem.InvalidRequest;

/** The shop opens a case for a customer who complained elsewhere. */
@Stateless
public class CaseOpeningService {
    @PersistenceContext
    EntityManager em;

    @Inject
    BuyerService buyers;

    @Inject
    CatalogueService catalogue;

    @Inject
    OpeningService cases;

    @Inject
    Terms terms;

    /**
     * @param name who opens it, as their token names them
     * @throws InvalidRequest where the order, the customer or the reason is none of the merchant's
     */
    public Dispute open(int merchantId, Opening opening, String name) {
        Optional<Order> order = order(merchantId, opening);
        Customer customer = order.map(Order::getCustomer).orElseGet(() -> customer(merchantId, opening));
        if (opening.customerId() != null && !opening.customerId().equals(customer.getId())
                || opening.buyer() != null && order.isPresent()) {
            throw refused("customer", "must be left out, or name by its customerId whose order it is");
        }
        // Whoever erases this customer waits, or is waited for: then the order tells less
        em.flush();
        em.lock(customer, LockModeType.PESSIMISTIC_WRITE);
        order.ifPresent(em::refresh);
        DisputeReason reason = catalogue
                .reasons()
                .of(merchantId, opening.reasonId())
                .orElseThrow(() -> refused("reasonId", "must be one of the merchant's reasons: GET …/reasons"));
        Complaint complaint = new Complaint(
                opening.source(),
                order.map(Order::getOrderId).orElse(null),
                reason.getCategory() == null ? "order-related" : reason.getCategory(),
                opening.description(),
                null);
        Subject subject = order.map(Subject::of).orElseGet(() -> invoice(opening));
        return cases.open(
                complaint,
                customer,
                subject.disputing(opening.disputeAmount()),
                reason,
                terms.ofMerchant(merchantId, name));
    }

    private Optional<Order> order(int merchantId, Opening opening) {
        if (opening.orderId() != null) {
            Order order = order(merchantId, "o.orderId = :number", opening.orderId())
                    .orElseThrow(() -> refused("orderId", "must be an order of this merchant"));
            if (opening.invoiceId() != null && !opening.invoiceId().equals(order.getInvoiceId())) {
                throw refused("invoiceId", "must be left out, or be the order's");
            }
            return Optional.of(order);
        }
        return order(merchantId, "o.invoiceId = :number", opening.invoiceId());
    }

    private Optional<Order> order(int merchantId, String condition, String number) {
        return em.createQuery(
                        "select o from Order o join fetch o.customer where o.merchant.id = :merchant and " + condition
                                + " order by o.placedAt desc, o.id",
                        Order.class)
                .setParameter("merchant", merchantId)
                .setParameter("number", number)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private Customer customer(int merchantId, Opening opening) {
        if (opening.buyer() != null) {
            return buyers.meetInTurn(merchantId, opening.buyer());
        } else if (opening.customerId() == null) {
            throw refused("customer", "is required where no order of this merchant has the invoiceId");
        }
        return buyers.find(merchantId, opening.customerId(), LockModeType.NONE)
                .orElseThrow(() -> new InvalidRequest(
                        "customer.customerId", "must be a customer of this merchant", "body /customer/customerId"));
    }

    private static Subject invoice(Opening opening) {
        if (opening.total() == null) {
            throw refused(
                    "amount", "is required, with its currency, where no order of this merchant has the invoiceId");
        }
        return Subject.ofInvoice(opening.invoiceId(), opening.invoiceDate(), opening.total());
    }

    private static InvalidRequest refused(String field, String rule) {
        return new InvalidRequest(field, rule, "body /" + field);
    }
}
