package org.redress.handling;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.UUID;

/** A comment on the wire. createdAt is an ISO instant; authorName is left out for customers. */
@JsonbPropertyOrder({"id", "position", "visibility", "author", "authorName", "text", "createdAt", "attachments"})
public record CommentView(
        UUID id,
        int position,
        String visibility,
        String author,
        String authorName,
        String text,
        String createdAt,
        List<UUID> attachments) {
    /** @param attachments its own */
    static CommentView of(Comment comment, List<UUID> attachments) {
        return new CommentView(
                comment.getId(),
                comment.getPosition(),
                comment.getVisibility().name(),
                comment.getAuthor().name(),
                comment.getAuthorName(),
                comment.getText(),
                comment.getCreatedAt().toString(),
                attachments);
    }
}
