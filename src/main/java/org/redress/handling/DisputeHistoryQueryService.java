package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.redress.dispute.Mention;
import org.redress.dispute.Visibility;
import org.redress.http.SliceRequest;
import org.redress.key.ListParameter;
import org.redress.problem.UnknownResourceException;
import org.redress.timeline.TimelineEntry;

/** Reads the timeline and the comments of a dispute, in the order of their positions. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DisputeHistoryQueryService {
    @PersistenceContext
    EntityManager em;

    @EJB
    MentionService mentions;

    /**
     * Returns the version of a dispute, which each entry and each comment changes.
     *
     * @throws UnknownResourceException if the merchant has no such dispute
     */
    public long version(int merchantId, UUID disputeId) {
        return em.createQuery(
                        "select d.version from Dispute d where d.merchantId = :merchant and d.id = :id", Long.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", disputeId)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new UnknownResourceException("dispute"));
    }

    /**
     * Returns the entries after a position.
     *
     * @return at most one more than the size of the slice, which shows that further entries follow
     */
    public List<TimelineEntry> timeline(int merchantId, UUID disputeId, SliceRequest slice) {
        return em.createQuery(
                        "select e from TimelineEntry e where e.merchantId = :merchant"
                                + " and e.disputeId = :dispute and e.position > :after order by e.position",
                        TimelineEntry.class)
                .setParameter("merchant", merchantId)
                .setParameter("dispute", disputeId)
                .setParameter("after", slice.after())
                .setMaxResults(slice.size() + 1)
                .getResultList();
    }

    /**
     * Returns the comments after a position.
     *
     * @param visibilities visibilities of the comments to return, at least one
     * @return at most one more than the size of the slice, which shows that further comments follow
     */
    public List<CommentView> comments(
            int merchantId, UUID disputeId, SliceRequest slice, Set<Visibility> visibilities) {
        ListParameter visible = ListParameter.of("visibilities", visibilities);
        List<Comment> comments = visible.bind(em.createQuery(
                        visible.expandIn(
                                "select c from Comment c where c.merchantId = :merchant and c.disputeId = :dispute"
                                        + " and c.position > :after and c.visibility in :visibilities"
                                        + " order by c.position"),
                        Comment.class))
                .setParameter("merchant", merchantId)
                .setParameter("dispute", disputeId)
                .setParameter("after", slice.after())
                .setMaxResults(slice.size() + 1)
                .getResultList();
        Map<UUID, List<UUID>> attachments = attachments(merchantId, comments);
        Map<UUID, List<Mention>> mentioned = mentions.of(merchantId, comments);
        return comments.stream()
                .map(comment -> CommentView.of(
                        comment,
                        attachments.getOrDefault(comment.getId(), List.of()),
                        mentioned.getOrDefault(comment.getId(), List.of())))
                .toList();
    }

    // One query for all comments of the slice
    private Map<UUID, List<UUID>> attachments(int merchantId, List<Comment> comments) {
        if (comments.isEmpty()) {
            return Map.of();
        }
        ListParameter ids =
                ListParameter.of("ids", comments.stream().map(Comment::getId).toList());
        return ids.bind(em.createQuery(
                        ids.expandIn("select c.id, a from Comment c join c.attachments a where c.merchantId = :merchant"
                                + " and c.id in :ids order by a"),
                        Object[].class))
                .setParameter("merchant", merchantId)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        pair -> (UUID) pair[0], Collectors.mapping(pair -> (UUID) pair[1], Collectors.toList())));
    }
}
