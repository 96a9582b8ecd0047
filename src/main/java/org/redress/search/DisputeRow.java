package org.redress.search;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Actor;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeLink;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.LifeCycle;
import org.redress.dispute.Priority;
import org.redress.dispute.Triage;
import org.redress.party.Merchant;
import org.redress.reason.DisputeReason;

/** A dispute read for display: the columns of {@link DisputeField}, with merchant, reason, attachments and actions. */
public final class DisputeRow {
    private final @Nullable Object[] columns;
    private final Merchant merchant;
    private final DisputeReason reason;
    private final List<AttachmentRow> attachments;
    private final int attachmentCount;
    private final List<DisputeAction> actions;
    private final @Nullable List<IdentityRow> identities;
    private final @Nullable List<DisputeLink> links;
    private final @Nullable Boolean unread;

    /**
     * @param columns values in the order of {@link DisputeField#SELECTED}
     * @param attachments oldest first; none in an export
     * @param actions open to the reader; see {@link #allowing}
     * @param identities of the customer, null if they were not read
     * @param links to other disputes, null if they were not read
     * @param unread null if there is no reader
     */
    private DisputeRow(
            @Nullable Object[] columns,
            Merchant merchant,
            DisputeReason reason,
            List<AttachmentRow> attachments,
            int attachmentCount,
            List<DisputeAction> actions,
            @Nullable List<IdentityRow> identities,
            @Nullable List<DisputeLink> links,
            @Nullable Boolean unread) {
        this.columns = columns;
        this.merchant = merchant;
        this.reason = reason;
        this.attachments = attachments;
        this.attachmentCount = attachmentCount;
        this.actions = actions;
        this.identities = identities;
        this.links = links;
        this.unread = unread;
    }

    /**
     * Creates a row without actions.
     *
     * @param columns values in the order of {@link DisputeField#SELECTED}
     * @param attachments oldest first
     */
    public DisputeRow(
            @Nullable Object[] columns, Merchant merchant, DisputeReason reason, List<AttachmentRow> attachments) {
        this(columns, merchant, reason, attachments, attachments.size(), List.of(), null, null, null);
    }

    /**
     * Returns a row of an export, which shows no attachment, but their number.
     *
     * @param columns values in the order of {@link DisputeField#SELECTED}
     */
    static DisputeRow ofExport(
            @Nullable Object[] columns, Merchant merchant, DisputeReason reason, int attachmentCount) {
        return new DisputeRow(columns, merchant, reason, List.of(), attachmentCount, List.of(), null, null, null);
    }

    /** Returns this row with the actions that the actor may perform now and that the customer notices. */
    public DisputeRow allowing(Actor actor, Instant now) {
        return with(LifeCycle.allowed(actor, state(), now).stream()
                .filter(action -> !action.isTriage() && !action.isOfPair())
                .toList());
    }

    /** Returns the state, without the times of the automatic steps. */
    public LifeCycle.State state() {
        Instant appealedAt = get(DisputeField.APPEALED_AT, Instant.class);
        Instant dueAt = get(DisputeField.DUE_AT, Instant.class);
        Integer beforeMerge = get(DisputeField.MERGED_STATUS_ID, Integer.class);
        return new LifeCycle.State(
                status(),
                appealedAt != null,
                dueAt,
                null,
                null,
                beforeMerge == null ? null : DisputeStatus.withId(beforeMerge).orElseThrow());
    }

    DisputeRow with(List<DisputeAction> allowed) {
        return new DisputeRow(
                columns, merchant, reason, attachments, attachmentCount, allowed, identities, links, unread);
    }

    DisputeRow with(List<IdentityRow> ofTheCustomer, List<DisputeLink> toOthers) {
        return new DisputeRow(
                columns, merchant, reason, attachments, attachmentCount, actions, ofTheCustomer, toOthers, unread);
    }

    /**
     * Returns this row for a reader.
     *
     * @param readVersion version that the reader has read; null for none
     */
    DisputeRow of(Reader reader, @Nullable Long readVersion) {
        boolean isRead = readVersion != null && readVersion >= require(DisputeField.VERSION, Long.class);
        boolean found = reader.isUnread(
                get(DisputeField.LAST_ACTOR_ID, String.class), require(DisputeField.UPDATED_AT, Instant.class), isRead);
        return new DisputeRow(
                columns, merchant, reason, attachments, attachmentCount, actions, identities, links, found);
    }

    /** Returns the value of a field in the type of its column, or null if there is none. */
    public <T> @Nullable T get(DisputeField field, Class<T> type) {
        return type.cast(field.valueOf(this));
    }

    /** Returns the value of a field that every dispute has. */
    <T> T require(DisputeField field, Class<T> type) {
        return Objects.requireNonNull(get(field, type));
    }

    @Nullable
    Object column(int position) {
        return columns[position];
    }

    /** Returns the id of the dispute. */
    public UUID id() {
        return require(DisputeField.ID, UUID.class);
    }

    /** Returns the id of the dispute's customer. */
    public UUID customerId() {
        return require(DisputeField.CUSTOMER_ID, UUID.class);
    }

    /** Returns the entity tag: it changes with each change of the dispute. */
    public String tag() {
        return require(DisputeField.VERSION, Long.class).toString();
    }

    public DisputeStatus status() {
        return DisputeStatus.withId(require(DisputeField.COMPLAINT_STATUS_ID, Integer.class))
                .orElseThrow();
    }

    Priority priority() {
        return Priority.withId(require(DisputeField.PRIORITY_ID, Integer.class));
    }

    List<String> tags() {
        return Triage.tagsOf(require(DisputeField.WRITTEN_TAGS, String.class));
    }

    /** Returns first and last name as far as they are known, or null if neither is. */
    @Nullable
    String customerName() {
        String first = get(DisputeField.CUSTOMER_FIRST_NAME, String.class);
        String last = get(DisputeField.CUSTOMER_LAST_NAME, String.class);
        if (first == null || first.isBlank()) {
            return last == null || last.isBlank() ? null : last;
        }
        return last == null || last.isBlank() ? first : first + " " + last;
    }

    public Merchant merchant() {
        return merchant;
    }

    DisputeReason reason() {
        return reason;
    }

    List<AttachmentRow> attachments() {
        return attachments;
    }

    int attachmentCount() {
        return attachmentCount;
    }

    List<DisputeAction> actions() {
        return actions;
    }

    @Nullable
    List<IdentityRow> identities() {
        return identities;
    }

    @Nullable
    List<DisputeLink> links() {
        return links;
    }

    /** Returns whether the dispute is unread; null if there is no reader. */
    @Nullable
    Boolean unread() {
        return unread;
    }
}
