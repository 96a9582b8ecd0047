package org.redress.handling;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.ActionContext;
import org.redress.dispute.Actor;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Member;
import org.redress.dispute.Mention;
import org.redress.dispute.Visibility;
import org.redress.key.OwnedEntity;
import org.redress.key.UuidConverter;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;
import org.redress.timeline.TimelineEntry;

/** Comment on a dispute: a command of its own, or the text of another one. Only an erasure changes it. */
@Entity
@Table(name = "comments")
public class Comment extends OwnedEntity {
    @NotNull
    @Convert(converter = UuidConverter.class)
    @Column(name = "dispute_id")
    private UUID disputeId;

    @NotNull
    @Enumerated(EnumType.STRING)
    private Visibility visibility;

    @NotNull
    @Enumerated(EnumType.STRING)
    private Actor author;

    @MaxCodePoints(characters = 255)
    @Column(name = "author_name")
    private @Nullable String authorName;

    @NotBlank
    @MaxCodePoints(characters = InputLimits.FREE_TEXT)
    private String text;

    @NotNull
    @Column(name = "created_at")
    private Instant createdAt;

    private int position;

    @ElementCollection
    @CollectionTable(
            name = "comment_attachments",
            joinColumns = {
                @JoinColumn(name = "merchant_id", referencedColumnName = "merchant_id"),
                @JoinColumn(name = "comment_id", referencedColumnName = "id")
            })
    @Column(name = "attachment_id")
    private List<UUID> attachments;

    protected Comment() {}

    /**
     * Creates the comment of an executed command.
     *
     * @param context context whose reference is the id of the comment
     * @param entry timeline entry of the command
     * @param command command with a text
     */
    Comment(ActionContext context, TimelineEntry entry, DisputeCommand command) {
        super(entry.getMerchantId(), Objects.requireNonNull(context.reference()));
        this.disputeId = entry.getDisputeId();
        this.visibility = command.visibility();
        this.author = context.actor();
        this.authorName = context.name();
        this.text = Objects.requireNonNull(command.text());
        this.createdAt = context.at();
        this.position = entry.getPosition();
        this.attachments = command.attachments();
    }

    UUID getDisputeId() {
        return disputeId;
    }

    /** Returns a mention of a member of staff in this comment. */
    Mention mention(Member member) {
        return new Mention(getMerchantId(), disputeId, getId(), member, visibility);
    }

    /** Returns the position of its entry in the timeline. */
    int getPosition() {
        return position;
    }

    Visibility getVisibility() {
        return visibility;
    }

    Actor getAuthor() {
        return author;
    }

    /** Returns the name of the member of staff from the token, null for other authors. */
    @Nullable
    String getAuthorName() {
        return authorName;
    }

    /** Returns the text, or the mark of an erasure. */
    public String getText() {
        return text;
    }

    /** Returns the time of the command. */
    public Instant getCreatedAt() {
        return createdAt;
    }
}
