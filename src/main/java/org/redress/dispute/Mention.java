package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mention of a member of staff in a comment that the customer does not see. */
@Entity
@Table(name = "comment_mentions")
@IdClass(Mention.MentionId.class)
@SuppressWarnings("unused") // Columns that only queries read
public class Mention {
    /** The order in which a comment shows its mentions. */
    public static final Comparator<Mention> BY_NAME =
            Comparator.comparing(Mention::getStaffName).thenComparing(Mention::getStaffId);

    @Id
    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @Id
    @NotNull
    @Column(name = "comment_id")
    private UUID commentId;

    @Id
    @NotNull
    @Column(name = "staff_id")
    private String staffId;

    @NotNull
    @Column(name = "staff_name")
    private String staffName;

    @NotNull
    @Column(name = "dispute_id")
    private UUID disputeId;

    @NotNull
    @Enumerated(EnumType.STRING)
    private Visibility visibility;

    protected Mention() {}

    /**
     * @param member of staff, with the name of that time
     * @param visibility of the comment
     */
    public Mention(int merchantId, UUID disputeId, UUID commentId, Member member, Visibility visibility) {
        this.merchantId = merchantId;
        this.commentId = commentId;
        this.staffId = member.id();
        this.staffName = member.name();
        this.disputeId = disputeId;
        this.visibility = visibility;
    }

    /** Returns the id of the comment. */
    public UUID getCommentId() {
        return commentId;
    }

    public String getStaffId() {
        return staffId;
    }

    public String getStaffName() {
        return staffName;
    }

    /** Primary key. */
    public static class MentionId implements Serializable {
        private @Nullable Integer merchantId;
        private @Nullable UUID commentId;
        private @Nullable String staffId;

        /** Creates an empty key, as JPA requires. */
        public MentionId() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof MentionId key
                    && Objects.equals(key.merchantId, merchantId)
                    && Objects.equals(key.commentId, commentId)
                    && Objects.equals(key.staffId, staffId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(merchantId, commentId, staffId);
        }
    }
}
