package org.redress.dispute;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CompoundSelection;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redress.paging.Cursor;
import org.redress.paging.Page;
import org.redress.paging.PageRequest;
import org.redress.party.Customer;
import org.redress.party.Customer_;
import org.redress.party.Merchant;
import org.redress.party.Merchant_;

/**
 * Reads disputes for showing. A page takes three statements whatever its size: the ids of the page from an index alone,
 * the rows of these ids with what they refer to, and their attachments.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DisputeQueryService {
    @PersistenceContext
    EntityManager em;

    public Page<DisputeRow.WithAttachments> page(DisputeFilter filter, DisputeSort sort, PageRequest request) {
        List<UUID> ids = ids(filter, sort, request);
        boolean more = ids.size() > request.size();
        List<UUID> shown = new ArrayList<>(more ? ids.subList(0, request.size()) : ids);
        if (request.backward()) {
            Collections.reverse(shown);
        }
        List<DisputeRow.WithAttachments> rows = rows(filter.merchantId(), shown);
        if (rows.isEmpty()) {
            return new Page<>(rows, null, null);
        }
        boolean before = request.backward() ? more : request.cursor() != null || request.number() > 1;
        boolean after = request.backward() || more;
        Cursor first = sort.cursorAt(rows.get(0).dispute(), true);
        Cursor last = sort.cursorAt(rows.get(rows.size() - 1).dispute(), false);
        return new Page<>(rows, before ? first : null, after ? last : null);
    }

    /** How many there are: reads every one that matches, so ask only where the answer is wanted. */
    public long count(DisputeFilter filter) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Long> query = cb.createQuery(Long.class);
        Root<Dispute> dispute = query.from(Dispute.class);
        query.select(cb.count(dispute)).where(all(new DisputeSpecification(cb, dispute).matching(filter)));
        return em.createQuery(query).getSingleResult();
    }

    public Optional<DisputeRow.WithAttachments> find(int merchantId, UUID id) {
        return rows(merchantId, List.of(id)).stream().findFirst();
    }

    /** The ids of the page and, where there is one, of the row that follows it. */
    private List<UUID> ids(DisputeFilter filter, DisputeSort sort, PageRequest request) {
        if (request.offset() > Integer.MAX_VALUE) {
            return List.of();
        }
        DisputeSort reading = request.backward() ? sort.reversed() : sort;
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<UUID> query = cb.createQuery(UUID.class);
        Root<Dispute> dispute = query.from(Dispute.class);
        DisputeSpecification specification = new DisputeSpecification(cb, dispute);
        List<Predicate> predicates = specification.matching(filter);
        if (request.cursor() != null) {
            predicates.add(specification.after(
                    sort.valueOf(request.cursor()), request.cursor().id(), reading));
        }
        query.select(dispute.get(Dispute_.id)).where(all(predicates)).orderBy(specification.by(reading));
        return em.createQuery(query)
                .setFirstResult((int) request.offset())
                .setMaxResults(request.size() + 1)
                .getResultList();
    }

    private List<DisputeRow.WithAttachments> rows(int merchantId, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<DisputeRow> query = cb.createQuery(DisputeRow.class);
        Root<Dispute> d = query.from(Dispute.class);
        Join<Dispute, DisputeReason> reason = d.join(Dispute_.reason, JoinType.INNER);
        Join<Dispute, Customer> customer = d.join(Dispute_.customer, JoinType.INNER);
        Join<Dispute, Merchant> merchant = d.join(Dispute_.merchant, JoinType.INNER);
        query.select(cb.construct(
                        DisputeRow.class,
                        d.get(Dispute_.id),
                        d.get(Dispute_.ticketNumber),
                        d.get(Dispute_.source),
                        reason.get(DisputeReason_.id),
                        reason.get(DisputeReason_.name),
                        d.get(Dispute_.description),
                        d.get(Dispute_.invoiceId),
                        d.get(Dispute_.invoiceDate),
                        d.get(Dispute_.amount),
                        d.get(Dispute_.disputeAmount),
                        d.get(Dispute_.currency),
                        d.get(Dispute_.orderId),
                        d.get(Dispute_.orderNumber),
                        d.get(Dispute_.trackingId),
                        d.get(Dispute_.statusId),
                        d.get(Dispute_.createdAt),
                        d.get(Dispute_.updatedAt),
                        d.get(Dispute_.dueAt),
                        customer.get(Customer_.id),
                        customer.get(Customer_.accountId),
                        customer.get(Customer_.firstName),
                        customer.get(Customer_.lastName),
                        customer.get(Customer_.countryCode),
                        customer.get(Customer_.email),
                        merchant.get(Merchant_.id),
                        merchant.get(Merchant_.name),
                        merchant.get(Merchant_.email),
                        merchant.get(Merchant_.countryCode)))
                .where(
                        cb.equal(d.get(Dispute_.merchantId), merchantId),
                        d.get(Dispute_.id).in(ids));
        Map<UUID, DisputeRow> byId =
                em.createQuery(query).getResultStream().collect(Collectors.toMap(DisputeRow::id, Function.identity()));
        Map<UUID, List<AttachmentRow>> attachments = attachments(byId.keySet());
        return ids.stream()
                .filter(byId::containsKey)
                .map(id -> new DisputeRow.WithAttachments(byId.get(id), attachments.getOrDefault(id, List.of())))
                .toList();
    }

    private Map<UUID, List<AttachmentRow>> attachments(Collection<UUID> disputeIds) {
        if (disputeIds.isEmpty()) {
            return Map.of();
        }
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<AttachmentRow> query = cb.createQuery(AttachmentRow.class);
        Root<Attachment> attachment = query.from(Attachment.class);
        query.select(attachmentRow(cb, attachment))
                .where(attachment.get(Attachment_.disputeId).in(disputeIds))
                .orderBy(cb.asc(attachment.get(Attachment_.createdAt)), cb.asc(attachment.get(Attachment_.id)));
        return em.createQuery(query).getResultStream().collect(Collectors.groupingBy(AttachmentRow::disputeId));
    }

    /** Empty where none of these merchants has such a dispute with such an attachment. */
    public Optional<AttachmentRow> findAttachment(Collection<Integer> merchantIds, UUID disputeId, UUID attachmentId) {
        if (merchantIds.isEmpty()) {
            return Optional.empty();
        }
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<AttachmentRow> query = cb.createQuery(AttachmentRow.class);
        Root<Attachment> attachment = query.from(Attachment.class);
        Join<Attachment, Dispute> dispute = attachment.join(Attachment_.dispute);
        query.select(attachmentRow(cb, attachment))
                .where(
                        cb.equal(attachment.get(Attachment_.id), attachmentId),
                        cb.equal(attachment.get(Attachment_.disputeId), disputeId),
                        dispute.get(Dispute_.merchantId).in(merchantIds));
        return em.createQuery(query).getResultStream().findFirst();
    }

    /** A piece of an attachment's bytes, or empty after the last. @param position counted from 0 */
    public Optional<byte[]> chunk(UUID attachmentId, int position) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<byte[]> query = cb.createQuery(byte[].class);
        Root<AttachmentChunk> chunk = query.from(AttachmentChunk.class);
        query.select(chunk.get(AttachmentChunk_.content))
                .where(
                        cb.equal(chunk.get(AttachmentChunk_.attachmentId), attachmentId),
                        cb.equal(chunk.get(AttachmentChunk_.position), position));
        return em.createQuery(query).getResultStream().findFirst();
    }

    private static CompoundSelection<AttachmentRow> attachmentRow(CriteriaBuilder cb, Root<Attachment> attachment) {
        return cb.construct(
                AttachmentRow.class,
                attachment.get(Attachment_.id),
                attachment.get(Attachment_.disputeId),
                attachment.get(Attachment_.fileName),
                attachment.get(Attachment_.originalFileName),
                attachment.get(Attachment_.createdAt),
                attachment.get(Attachment_.size),
                attachment.get(Attachment_.source),
                attachment.get(Attachment_.mimeType));
    }

    private static Predicate[] all(List<Predicate> predicates) {
        return predicates.toArray(Predicate[]::new);
    }
}
