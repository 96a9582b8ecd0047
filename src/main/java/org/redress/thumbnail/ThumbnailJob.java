package org.redress.thumbnail;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import org.redress.dispute.Attachment;
import org.redress.key.OwnedEntity;

/** Picture that waits for its thumbnail. Its row goes when the thumbnail is made, given up or erased. */
@Entity
@Table(name = "thumbnail_jobs")
@AttributeOverride(name = "id", column = @Column(name = "attachment_id"))
public class ThumbnailJob extends OwnedEntity {
    @NotNull
    @Column(name = "queued_at")
    private Instant queuedAt;

    /** Time from which a node may take it; the node that does moves it. */
    @NotNull
    @Column(name = "due_at")
    private Instant dueAt;

    /** How often a node took it. */
    @PositiveOrZero
    @SuppressWarnings("unused") // Queries read it
    private int attempts;

    protected ThumbnailJob() {}

    ThumbnailJob(Attachment picture, Instant queuedAt) {
        super(picture.getMerchantId(), picture.getId());
        this.queuedAt = queuedAt;
        this.dueAt = queuedAt;
    }

    /**
     * Takes it for a node until a time.
     *
     * @return false if another node has taken it meanwhile
     */
    boolean claim(Instant now, Instant until) {
        if (dueAt.isAfter(now)) {
            return false;
        }
        dueAt = until;
        attempts++;
        return true;
    }

    /** Returns it to the queue, as if it had not been taken. */
    void postpone(Instant until) {
        dueAt = until;
        attempts--;
    }
}
