package org.redress.dispute;

import static org.redress.dispute.DisputeAction.APPEAL;
import static org.redress.dispute.DisputeAction.ATTACH;
import static org.redress.dispute.DisputeAction.COMMENT;
import static org.redress.dispute.DisputeAction.DECIDE;
import static org.redress.dispute.DisputeAction.ERASE;
import static org.redress.dispute.DisputeAction.OPEN;
import static org.redress.dispute.DisputeAction.REMIND;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
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
import org.jspecify.annotations.Nullable;
import org.redress.key.OwnedEntity;
import org.redress.key.UuidConverter;
import org.redress.order.Money;
import org.redress.party.Customer;
import org.redress.problem.MaxCodePoints;
import org.redress.reason.DisputeReason;
import org.redress.reason.ReasonCatalogue;
import org.redress.timeline.TimelineEntry;
import org.redress.timeline.TimelineEvent;

/**
 * Dispute of a customer with a merchant, about an order, an invoice or the customer's account. In the chat it is a
 * complaint, known by its ticket number.
 *
 * <p>It is opened waiting for the merchant, with a deadline. {@link DisputeCommand}s change it afterwards, as far as
 * {@link LifeCycle} allows; each change has an entry in the timeline. The order's data are those of the time of
 * opening. An erased dispute has no texts of the customer or of staff.
 */
@Entity
@Table(name = "disputes")
@SuppressWarnings("unused") // Columns that only queries read
public class Dispute extends OwnedEntity {
    /** Selects a dispute of a merchant in JPQL. Parameters: merchant, id. */
    public static final String OF_MERCHANT = "select d from Dispute d where d.merchantId = :merchant and d.id = :id";

    @NotNull
    @Column(name = "ticket_number")
    private Long ticketNumber;

    @NotNull
    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private UUID customerId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "merchant_id", referencedColumnName = "merchant_id", insertable = false, updatable = false)
    @JoinColumn(name = "customer_id", referencedColumnName = "id", insertable = false, updatable = false)
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

    // No association: EclipseLink cannot read one of two columns that is null
    @Convert(converter = UuidConverter.class)
    @Column(name = "order_uuid")
    private @Nullable UUID orderUuid;

    @Column(name = "order_id")
    private @Nullable String orderId;

    @Column(name = "order_number")
    private @Nullable String orderNumber;

    @Column(name = "invoice_id")
    private @Nullable String invoiceId;

    @Column(name = "invoice_date")
    private @Nullable Instant invoiceDate;

    @Column(name = "tracking_id")
    private @Nullable String trackingId;

    private @Nullable BigDecimal amount;

    @Column(name = "dispute_amount")
    private @Nullable BigDecimal disputeAmount;

    private @Nullable String currency;

    @NotNull
    @Column(name = "status_id")
    private Integer statusId;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

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

    @Valid
    @Embedded
    private Triage triage = new Triage();

    protected Dispute() {}

    /**
     * Opens a dispute.
     *
     * @param ticketNumber number of the dispute for people
     * @param opening actor, channel, time and deadline of the opening
     * @throws IllegalArgumentException if the order is another customer's
     */
    public Dispute(
            UUID id,
            long ticketNumber,
            ComplaintDetails complaint,
            Customer customer,
            DisputeReason reason,
            DisputeSubject subject,
            ActionContext opening) {
        super(customer.getMerchantId(), id);
        // Hibernate would begin with 0, EclipseLink with 1
        this.version = 1;
        this.ticketNumber = ticketNumber;
        this.customer = customer;
        this.customerId = customer.getId();
        this.source = complaint.source();
        this.text = new ComplaintText(complaint);
        this.reasonId = reason.getId();
        this.createdAt = opening.at();
        this.updatedAt = createdAt;
        progress.recordActor(opening);
        this.statusId = DisputeStatus.WAITING_FOR_SHOP.id();
        this.dueAt = progress.schedule(opening.deadlineFor(DisputeStatus.WAITING_FOR_SHOP));
        subject.checkCustomer(customer);
        this.orderUuid = subject.orderUuid();
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

    /** Returns the first entry of the timeline. */
    public TimelineEntry recordOpening(ActionContext context) {
        return record(context, context.event(OPEN, null, getStatus(), null, null));
    }

    /**
     * Decides the dispute; after an appeal, finally.
     *
     * @param part refunded to the customer, in the dispute's currency, for a PARTIAL outcome; else null
     * @param text reason of the decision
     * @throws org.redress.problem.ConflictException if a decision is not allowed now
     * @throws org.redress.problem.InvalidRequestException if the part does not fit the outcome or the disputed amount
     */
    public TimelineEntry decide(ActionContext context, Outcome outcome, @Nullable BigDecimal part, String text) {
        Money disputed = disputeAmount == null ? null : new Money(disputeAmount, Currency.getInstance(currency));
        Decision decided = Decision.of(outcome, part, text, disputed, context.at());
        Instant due = dueAt;
        TimelineEntry entry = move(DECIDE, context, decided.getAmount(), outcome.name());
        progress.recordDecision(decided, createdAt, due);
        return entry;
    }

    /**
     * Moves the dispute back into its review. There is one appeal.
     *
     * @throws org.redress.problem.ConflictException if an appeal is not allowed now
     */
    TimelineEntry appeal(ActionContext context) {
        TimelineEntry entry = move(APPEAL, context, null, null);
        progress.recordAppeal(context.at());
        return entry;
    }

    /**
     * Records that the deadline ends soon. There is one reminder of each deadline.
     *
     * @throws org.redress.problem.ConflictException if no reminder is due
     */
    TimelineEntry remind(ActionContext context) {
        check(REMIND, context);
        progress.recordReminder();
        return record(context, context.event(REMIND, getStatus(), getStatus(), null, null));
    }

    /**
     * Records a comment.
     *
     * @throws org.redress.problem.ConflictException if the actor may not comment now
     */
    TimelineEntry comment(ActionContext context, Visibility visibility) {
        check(COMMENT, context);
        if (visibility != Visibility.INTERNAL) {
            progress.recordResponse(createdAt, context, dueAt);
        }
        return record(context, context.event(COMMENT, getStatus(), getStatus(), null, visibility.name()));
    }

    /**
     * Records a file.
     *
     * @throws org.redress.problem.ConflictException if the actor may not add files now
     */
    TimelineEntry attach(ActionContext context) {
        check(ATTACH, context);
        progress.recordResponse(createdAt, context, dueAt);
        return record(context, context.event(ATTACH, getStatus(), getStatus(), null, null));
    }

    /**
     * Erases all texts. Numbers of the order, a known source, the decision's outcome and the timeline stay.
     *
     * @param known reasons whose categories are no words of the customer
     * @throws org.redress.problem.ConflictException if the actor may not erase
     */
    TimelineEntry erase(ActionContext context, ReasonCatalogue known) {
        check(ERASE, context);
        text.erase(known, context.at());
        source = KnownSource.of(source).isPresent() ? source : ComplaintText.ERASED;
        trackingId = null;
        searchText = DisputeSubject.searchText(invoiceId, orderNumber, null, ticketNumber);
        progress.eraseText();
        triage.eraseTags();
        return record(context, context.event(ERASE, getStatus(), getStatus(), null, null));
    }

    /** Returns whether the customer's texts are erased. */
    public boolean isErased() {
        return text.isErased();
    }

    /** Returns the actions that the table allows to the actor now. */
    public List<DisputeAction> allowedTo(Actor actor, Instant now) {
        return LifeCycle.allowed(actor, progress.state(getStatus(), dueAt), now);
    }

    /**
     * Returns the status after an action.
     *
     * @throws org.redress.problem.ConflictException if the table does not allow the action now
     */
    public DisputeStatus check(DisputeAction action, ActionContext context) {
        return LifeCycle.next(action, context.actor(), progress.state(getStatus(), dueAt), context.at());
    }

    /**
     * Moves the dispute into the status that the table has for the action.
     *
     * @param decided amount of a decision, null for other actions
     * @param detail outcome of a decision, null for other actions
     * @throws org.redress.problem.ConflictException if the table does not allow the action now
     */
    TimelineEntry move(
            DisputeAction action, ActionContext context, @Nullable BigDecimal decided, @Nullable String detail) {
        DisputeStatus before = getStatus();
        DisputeStatus after = check(action, context);
        progress.recordResponse(createdAt, context, dueAt);
        transitionTo(after, context.deadlineFor(after));
        return record(context, context.event(action, before, after, decided, detail));
    }

    /** Changes status and deadline. The caller has checked the transition, and records it. */
    void transitionTo(DisputeStatus status, Deadline deadline) {
        statusId = status.id();
        dueAt = progress.schedule(deadline);
    }

    /** Returns the next entry of the timeline: the last activity of the dispute from now on. */
    TimelineEntry record(ActionContext context, TimelineEvent event) {
        updatedAt = event.at();
        return progress.record(this, context, event);
    }

    public long getTicketNumber() {
        return ticketNumber;
    }

    public UUID getCustomerId() {
        return customerId;
    }

    /** Returns the category of the complaint: one of the chat's, or free text of the customer. */
    public String getCategory() {
        return text.getCategory();
    }

    /** Returns the id of the order, which may be another customer's meanwhile; null for a dispute without one. */
    public @Nullable UUID getOrderUuid() {
        return orderUuid;
    }

    /** Returns the merchant's number of the order, or null. */
    public @Nullable String getOrderId() {
        return orderId;
    }

    public DisputeStatus getStatus() {
        return DisputeStatus.withId(statusId).orElseThrow();
    }

    /** Returns the version: 1 for a new dispute, and another after each change. */
    public long getVersion() {
        return version;
    }

    /** Returns the end of the time to act or, when resolved, to appeal; null for a dispute that is over. */
    public @Nullable Instant getDueAt() {
        return dueAt;
    }

    /** Returns the currency of all amounts (ISO 4217), null for a dispute without an amount. */
    public @Nullable String getCurrency() {
        return currency;
    }

    public DisputeProgress getProgress() {
        return progress;
    }

    public Triage getTriage() {
        return triage;
    }
}
