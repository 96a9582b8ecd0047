package org.redress.dispute;

import static org.redress.dispute.DisputeAction.APPEAL;
import static org.redress.dispute.DisputeAction.ATTACH;
import static org.redress.dispute.DisputeAction.CANCEL;
import static org.redress.dispute.DisputeAction.CLOSE;
import static org.redress.dispute.DisputeAction.COMMENT;
import static org.redress.dispute.DisputeAction.DECIDE;
import static org.redress.dispute.DisputeAction.ERASE;
import static org.redress.dispute.DisputeAction.ESCALATE;
import static org.redress.dispute.DisputeAction.OPEN;
import static org.redress.dispute.DisputeAction.REMIND;
import static org.redress.dispute.DisputeAction.REQUEST_INFORMATION;
import static org.redress.dispute.DisputeAction.SUPPLY_INFORMATION;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.redress.order.Money;
import org.redress.order.Order;
import org.redress.party.Customer;
import org.redress.problem.MaxCodePoints;
import org.redress.reason.DisputeReason;
import org.redress.reason.ReasonCatalogue;
import org.redress.timeline.TimelineEntry;

/**
 * One case between a customer and a merchant, about an order or about the customer's account. The customer calls it a
 * complaint and knows it by its ticket number; the merchant calls it a dispute.
 *
 * <p>It is opened waiting for the shop, with a deadline. The shop asks the customer for what it needs, reviews, and
 * decides; that resolves it. Either side may appeal once, in time: the second decision closes it. The customer may cancel
 * until then. {@link LifeCycle} tells who may do what when; whatever is done stands in its timeline. What it says of the
 * order is what stood there when it was opened. When its customer is to be forgotten, it stays without anybody's words.
 */
@Entity
@Table(name = "disputes")
public class Dispute {
    @Id
    @NotNull
    private UUID id;

    @NotNull
    @Column(name = "ticket_number")
    private Long ticketNumber;

    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "customer_id")
    private Customer customer;

    @NotBlank
    @MaxCodePoints(characters = 64)
    private String source;

    @NotNull
    @Column(name = "reason_id")
    private Integer reasonId;

    @Valid
    @Embedded
    private ComplaintText text;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_uuid")
    private Order order;

    @Column(name = "order_id")
    private String orderId;

    @Column(name = "order_number")
    private String orderNumber;

    @Column(name = "invoice_id")
    private String invoiceId;

    @Column(name = "invoice_date")
    private Instant invoiceDate;

    @Column(name = "tracking_id")
    private String trackingId;

    private BigDecimal amount;

    @Column(name = "dispute_amount")
    private BigDecimal disputeAmount;

    private String currency;

    @NotNull
    @Column(name = "status_id")
    private Integer statusId;

    @Column(name = "due_at")
    private Instant dueAt;

    @NotNull
    @Column(name = "created_at")
    private Instant createdAt;

    @NotNull
    @Column(name = "updated_at")
    private Instant updatedAt;

    @NotNull
    @Column(name = "search_text")
    private String searchText;

    @Version
    private long version;

    @Valid
    @Embedded
    private DisputeProgress progress = new DisputeProgress();

    protected Dispute() {}

    /**
     * A customer opens a case.
     *
     * @param ticketNumber the short number that people say aloud
     * @param opening who opens it, where, when, and until when the shop is to answer
     */
    public Dispute(
            UUID id,
            long ticketNumber,
            ComplaintDetails complaint,
            Customer customer,
            DisputeReason reason,
            DisputeSubject subject,
            ActionContext opening) {
        this.id = id;
        this.ticketNumber = ticketNumber;
        this.merchantId = customer.getMerchantId();
        this.customer = customer;
        this.source = complaint.source();
        this.text = new ComplaintText(complaint);
        this.reasonId = reason.getId();
        this.createdAt = opening.at();
        this.updatedAt = createdAt;
        transitionTo(DisputeStatus.WAITING_FOR_SHOP, opening);
        if (!subject.canBeOf(customer)) {
            throw new IllegalArgumentException("the order is another customer's");
        }
        this.order = subject.order();
        this.orderId = subject.orderId();
        this.orderNumber = subject.orderNumber();
        this.invoiceId = subject.invoiceId();
        this.invoiceDate = subject.invoiceDate();
        this.trackingId = subject.trackingId();
        this.amount = subject.amount();
        this.disputeAmount = subject.disputed();
        this.currency = subject.currency();
        this.searchText = DisputeSubject.searchText(invoiceId, orderNumber, trackingId, ticketNumber);
    }

    /** It has begun. */
    public TimelineEntry recordOpening(ActionContext context) {
        return record(OPEN, context, null, null, null);
    }

    /** The shop asks the customer for something. */
    public TimelineEntry requestInformation(ActionContext context) {
        return move(REQUEST_INFORMATION, context, null, null);
    }

    /** What was asked for is there: the shop decides now. */
    public TimelineEntry supplyInformation(ActionContext context) {
        return move(SUPPLY_INFORMATION, context, null, null);
    }

    /**
     * The shop decides; after an appeal, for good.
     *
     * @param part what the customer has back, for a PARTIAL outcome, else null
     * @param text why
     */
    public TimelineEntry decide(ActionContext context, Outcome outcome, BigDecimal part, String text) {
        Money disputed = disputeAmount == null ? null : new Money(disputeAmount, Currency.getInstance(currency));
        Decision decision = Decision.of(outcome, part, text, disputed, context.at());
        TimelineEntry entry = move(DECIDE, context, decision.getAmount(), outcome.name());
        progress.recordDecision(decision, createdAt);
        return entry;
    }

    /** The decision is not accepted: it is looked at once more. */
    public TimelineEntry appeal(ActionContext context) {
        return move(APPEAL, context, null, null);
    }

    /** The customer no longer complains. */
    public TimelineEntry cancel(ActionContext context) {
        return move(CANCEL, context, null, null);
    }

    /** Nothing more will happen, with or without a solution. */
    public TimelineEntry close(ActionContext context) {
        return move(CLOSE, context, null, null);
    }

    /** The shop has let too much time pass: it must decide. */
    public TimelineEntry escalate(ActionContext context) {
        return move(ESCALATE, context, null, null);
    }

    /** Whoever it waits for has little time left. */
    public TimelineEntry remind(ActionContext context) {
        check(REMIND, context);
        return record(REMIND, context, getStatus(), null, null);
    }

    /** Somebody says something. */
    public TimelineEntry comment(ActionContext context, Visibility visibility) {
        check(COMMENT, context);
        return record(COMMENT, context, getStatus(), null, visibility.name());
    }

    /** A file is added. */
    public TimelineEntry attach(ActionContext context) {
        check(ATTACH, context);
        return record(ATTACH, context, getStatus(), null, null);
    }

    /**
     * The customer is to be forgotten: what anybody wrote here is erased, what was bought, decided and done when stays.
     *
     * @param known the catalogue
     */
    public TimelineEntry erase(ActionContext context, ReasonCatalogue known) {
        check(ERASE, context);
        text.erase(known, context.at());
        trackingId = null;
        searchText = DisputeSubject.searchText(invoiceId, orderNumber, null, ticketNumber);
        progress.eraseText();
        return record(ERASE, context, getStatus(), null, null);
    }

    public boolean isErased() {
        return text.areErased();
    }

    /** What this one may do now. */
    public List<DisputeAction> allowedTo(Actor actor, Instant now) {
        return LifeCycle.allowed(actor, standing(), now);
    }

    private LifeCycleState standing() {
        return progress.state(getStatus(), dueAt);
    }

    private DisputeStatus check(DisputeAction action, ActionContext context) {
        return LifeCycle.next(action, context.actor(), standing(), context.at());
    }

    private TimelineEntry move(DisputeAction action, ActionContext context, BigDecimal decided, String detail) {
        DisputeStatus before = getStatus();
        transitionTo(check(action, context), context);
        return record(action, context, before, decided, detail);
    }

    private void transitionTo(DisputeStatus status, ActionContext context) {
        statusId = status.id();
        dueAt = progress.schedule(context.deadlines().apply(status));
    }

    private TimelineEntry record(
            DisputeAction action, ActionContext context, DisputeStatus before, BigDecimal decided, String detail) {
        updatedAt = context.at();
        return progress.record(id, createdAt, context.happening(action, before, getStatus(), decided, detail));
    }

    public UUID getId() {
        return id;
    }

    public long getTicketNumber() {
        return ticketNumber;
    }

    public Customer getCustomer() {
        return customer;
    }

    /** What the customer calls the problem: a category of the chat, or a text of the customer's own. */
    public String getCategory() {
        return text.getCategory();
    }

    /** What it is about; null for a case about the account. */
    public Order getOrder() {
        return order;
    }

    /** The shop's number of the order, or null. */
    public String getOrderId() {
        return orderId;
    }

    public DisputeStatus getStatus() {
        return DisputeStatus.withId(statusId).orElseThrow();
    }

    /** For comparing: it is another after each change. */
    public long getVersion() {
        return version;
    }

    public Integer getMerchantId() {
        return merchantId;
    }

    /** Until when whoever it waits for must act, or a decision can be appealed; null when it is over. */
    public Instant getDueAt() {
        return dueAt;
    }
}
