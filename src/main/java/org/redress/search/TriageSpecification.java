package org.redress.search;

import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeTag;
import org.redress.dispute.DisputeTag_;
import org.redress.dispute.Dispute_;
import org.redress.dispute.Mention;
import org.redress.dispute.Mention_;
import org.redress.dispute.Priority;
import org.redress.dispute.Triage_;
import org.redress.dispute.Visibility;

/** Translates the filter by assignee, priority, tags and mentions into Criteria. */
final class TriageSpecification {
    private TriageSpecification() {}

    static List<Predicate> predicates(
            CriteriaBuilder cb,
            CommonAbstractCriteria query,
            Root<Dispute> dispute,
            int merchantId,
            TriageFilter filter) {
        List<Predicate> all = new ArrayList<>();
        if (filter.assignee() != null) {
            Path<String> id = dispute.get(Dispute_.triage).get(Triage_.assigneeId);
            all.add(
                    filter.assignee().id() == null
                            ? cb.isNull(id)
                            : cb.equal(id, filter.assignee().id()));
        }
        if (!filter.priorities().isEmpty()) {
            all.add(dispute.get(Dispute_.triage)
                    .get(Triage_.priority)
                    .in(filter.priorities().stream().map(Priority::id).toList()));
        }
        if (!filter.tags().isEmpty()) {
            Subquery<UUID> ids = query.subquery(UUID.class);
            Root<DisputeTag> tag = ids.from(DisputeTag.class);
            ids.select(tag.get(DisputeTag_.disputeId))
                    .where(
                            cb.equal(tag.get(DisputeTag_.merchantId), merchantId),
                            tag.get(DisputeTag_.tag).in(filter.tags()));
            all.add(dispute.get(Dispute_.id).in(ids));
        }
        if (filter.mentioned() != null) {
            all.add(dispute.get(Dispute_.id).in(mentioning(cb, query, merchantId, filter.mentioned())));
        }
        return all;
    }

    private static Subquery<UUID> mentioning(
            CriteriaBuilder cb, CommonAbstractCriteria query, int merchantId, TriageFilter.MentionedMember member) {
        Subquery<UUID> ids = query.subquery(UUID.class);
        Root<Mention> mention = ids.from(Mention.class);
        List<Predicate> where = new ArrayList<>(List.of(
                cb.equal(mention.get(Mention_.merchantId), merchantId),
                cb.equal(mention.get(Mention_.staffId), member.id())));
        if (!member.internal()) {
            where.add(cb.notEqual(mention.get(Mention_.visibility), Visibility.INTERNAL));
        }
        return ids.select(mention.get(Mention_.disputeId)).where(where.toArray(Predicate[]::new));
    }
}
