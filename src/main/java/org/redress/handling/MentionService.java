package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redress.dispute.Member;
import org.redress.dispute.Mention;
import org.redress.dispute.Visibility;
import org.redress.key.ListParameter;
import org.redress.staff.StaffMember;
import org.redress.staff.StaffService;

/** Stores and reads the mentions of staff in comments. */
@Stateless
public class MentionService {
    @PersistenceContext
    EntityManager em;

    @EJB
    StaffService staff;

    /** Stores the mentions of a new comment. One that customers see has none: no id of staff leaves the shop. */
    public List<Mention> store(Comment comment) {
        List<MentionWord> words =
                comment.getVisibility() == Visibility.CUSTOMER ? List.of() : MentionWord.of(comment.getText());
        if (words.isEmpty()) {
            return List.of();
        }
        Map<String, StaffMember> known = staff.find(comment.getMerchantId(), MentionWord.ids(words)).stream()
                .collect(Collectors.toMap(StaffMember::getId, Function.identity()));
        List<Mention> mentions = words.stream()
                .flatMap(word -> word.idIn(known.keySet()).stream())
                .distinct()
                .map(known::get)
                .map(member -> comment.mention(new Member(member.getId(), member.getName())))
                .sorted(Mention.BY_NAME)
                .toList();
        mentions.forEach(em::persist);
        return mentions;
    }

    /** Returns the mentions of comments by the ids of the comments. */
    public Map<UUID, List<Mention>> of(int merchantId, List<Comment> comments) {
        List<UUID> ids = comments.stream()
                .filter(comment -> comment.getVisibility() != Visibility.CUSTOMER)
                .map(Comment::getId)
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        ListParameter list = ListParameter.of("ids", ids);
        return list.bind(em.createQuery(
                        list.expandIn("select m from Mention m where m.merchantId = :merchant and m.commentId in :ids"),
                        Mention.class))
                .setParameter("merchant", merchantId)
                .getResultStream()
                .sorted(Mention.BY_NAME)
                .collect(Collectors.groupingBy(Mention::getCommentId));
    }
}
