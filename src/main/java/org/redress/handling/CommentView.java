package org.redress.handling;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Mention;

/**
 * Comment on the wire.
 *
 * @param authorName null for customers, and then omitted
 * @param createdAt ISO 8601 instant, UTC
 */
@JsonbPropertyOrder({
    "id",
    "position",
    "visibility",
    "author",
    "authorName",
    "text",
    "createdAt",
    "attachments",
    "mentions"
})
public record CommentView(
        UUID id,
        int position,
        String visibility,
        String author,
        @Nullable String authorName,
        String text,
        String createdAt,
        List<UUID> attachments,
        List<MentionView> mentions) {
    /** Member of staff whom a comment mentions, on the wire. */
    @JsonbPropertyOrder({"id", "name"})
    public record MentionView(String id, String name) {
        static MentionView of(Mention mention) {
            return new MentionView(mention.getStaffId(), mention.getStaffName());
        }
    }

    /**
     * Converts a comment.
     *
     * @param attachments ids of the attachments of the comment, in ascending order
     */
    static CommentView of(Comment comment, List<UUID> attachments, List<Mention> mentions) {
        return new CommentView(
                comment.getId(),
                comment.getPosition(),
                comment.getVisibility().name(),
                comment.getAuthor().name(),
                comment.getAuthorName(),
                comment.getText(),
                comment.getCreatedAt().toString(),
                attachments,
                mentions.stream().map(MentionView::of).toList());
    }
}
