package org.redress.fulltext;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Actor;
import org.redress.dispute.Visibility;
import org.redress.key.ListParameter;

/**
 * Writes the search documents of disputes. The caller holds the lock of the merchant's position in the event log, so
 * that an older state never replaces a newer one. An erased dispute has no document.
 */
@Stateless
public class SearchDocumentService {
    /** Comments that are read at once; of one dispute, the newest ones. */
    static final int COMMENTS = 1_000;

    private static final int SHORT_TEXTS = 10_000;
    private static final int CUSTOMER_LENGTH = 4_000;

    @PersistenceContext
    EntityManager em;

    private record Text(UUID customerId, DocumentWords words) {}

    /** Writes the documents of some disputes anew: in seven statements, or more if they have very many comments. */
    public void replace(int merchantId, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        // By names: comments are of a package above this one
        List<Object[]> comments = find(
                "select c.disputeId, c.text, c.visibility from Comment c where c.merchantId = :merchant"
                        + " and c.disputeId in :ids order by c.disputeId, c.position desc",
                merchantId,
                ids,
                COMMENTS);
        if (comments.size() == COMMENTS && ids.size() > 1) {
            List<UUID> all = List.copyOf(ids);
            replace(merchantId, all.subList(0, all.size() / 2));
            replace(merchantId, all.subList(all.size() / 2, all.size()));
        } else {
            delete(merchantId, ids);
            insert(merchantId, texts(merchantId, ids, comments));
        }
    }

    private Map<UUID, Text> texts(int merchantId, Collection<UUID> ids, List<Object[]> comments) {
        Map<UUID, Text> texts = new HashMap<>();
        find(
                        "select d.id, d.customerId, d.text.description from Dispute d where d.merchantId = :merchant"
                                + " and d.id in :ids and d.text.erasedAt is null",
                        merchantId,
                        ids,
                        ids.size())
                .forEach(row ->
                        texts.put((UUID) row[0], new Text((UUID) row[1], new DocumentWords().add((String) row[2]))));
        List<Object[]> files = find(
                "select a.disputeId, a.originalFileName, a.erasedAt from Attachment a where a.merchantId = :merchant"
                        + " and a.disputeId in :ids and a.erasedAt is null order by a.disputeId, a.createdAt",
                merchantId,
                ids,
                SHORT_TEXTS);
        Stream.concat(files.stream(), comments.stream().filter(row -> row[2] != Visibility.INTERNAL))
                .forEach(row -> addTo(texts.get((UUID) row[0]), row, DocumentWords::add));
        // Last, since words that others can read need no mark
        comments.stream()
                .filter(row -> row[2] == Visibility.INTERNAL)
                .forEach(row -> addTo(texts.get((UUID) row[0]), row, DocumentWords::addInternal));
        return texts;
    }

    private static void addTo(@Nullable Text text, Object[] row, BiConsumer<DocumentWords, String> adding) {
        if (text != null) {
            adding.accept(text.words(), (String) row[1]);
        }
    }

    private void delete(int merchantId, Collection<UUID> ids) {
        ListParameter list = ListParameter.of("ids", ids);
        list.bind(em.createQuery(
                        list.expandIn("delete from SearchDocument d where d.merchantId = :merchant and d.id in :ids")))
                .setParameter("merchant", merchantId)
                .executeUpdate();
    }

    private void insert(int merchantId, Map<UUID, Text> texts) {
        if (texts.isEmpty()) {
            return;
        }
        Map<UUID, String> customers = customerWords(
                merchantId, texts.values().stream().map(Text::customerId).collect(Collectors.toSet()));
        texts.forEach((id, text) -> em.persist(new SearchDocument(
                merchantId, id, text.words().toString(), customers.getOrDefault(text.customerId(), ""))));
    }

    /** Returns those of some disputes that the shop opened. */
    public List<UUID> openedByShop(int merchantId, Collection<UUID> ids) {
        return find(
                        "select e.disputeId, e.actor from TimelineEntry e where e.merchantId = :merchant"
                                + " and e.disputeId in :ids and e.position = 1 and e.actor = '" + Actor.MERCHANT + "'",
                        merchantId,
                        ids,
                        ids.size())
                .stream()
                .map(row -> (UUID) row[0])
                .toList();
    }

    /** Writes the words of some customers into those documents of their disputes that have others. */
    public void replaceCustomers(int merchantId, Collection<UUID> customerIds) {
        // Imports create very many customers without a dispute: the join would be looked for in all documents
        Set<UUID> withDisputes = find(
                        "select distinct d.customerId, d.merchantId from Dispute d where d.merchantId = :merchant"
                                + " and d.customerId in :ids",
                        merchantId,
                        customerIds,
                        customerIds.size())
                .stream()
                .map(row -> (UUID) row[0])
                .collect(Collectors.toSet());
        Map<UUID, Set<String>> written = find(
                        "select distinct d.customerId, s.customerWords from Dispute d join SearchDocument s"
                                + " on s.merchantId = d.merchantId and s.id = d.id"
                                + " where d.merchantId = :merchant and s.merchantId = :merchant"
                                + " and d.customerId in :ids",
                        merchantId,
                        withDisputes,
                        SHORT_TEXTS)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toSet())));
        customerWords(merchantId, written.keySet()).forEach((customerId, words) -> {
            if (!Set.of(words).equals(written.get(customerId))) {
                em.createQuery("update SearchDocument s set s.customerWords = :words where s.merchantId = :merchant"
                                + " and s.customerWords <> :words and s.id in (select d.id from Dispute d"
                                + " where d.merchantId = :merchant and d.customerId = :customer)")
                        .setParameter("words", words)
                        .setParameter("merchant", merchantId)
                        .setParameter("customer", customerId)
                        .executeUpdate();
            }
        });
    }

    private Map<UUID, String> customerWords(int merchantId, Set<UUID> customerIds) {
        Map<UUID, DocumentWords> words = new HashMap<>();
        find(
                        "select c.id, c.firstName, c.lastName, c.email from Customer c where c.merchantId = :merchant"
                                + " and c.id in :ids",
                        merchantId,
                        customerIds,
                        customerIds.size())
                .forEach(row -> words.put(
                        (UUID) row[0],
                        new DocumentWords(CUSTOMER_LENGTH)
                                .add((String) row[1])
                                .add((String) row[2])
                                .add((String) row[3])));
        find(
                        "select i.customerId, i.uid from ChannelIdentity i where i.merchantId = :merchant"
                                + " and i.customerId in :ids order by i.customerId, i.channel, i.uid",
                        merchantId,
                        customerIds,
                        SHORT_TEXTS)
                .forEach(row -> Objects.requireNonNull(words.get((UUID) row[0])).add((String) row[1]));
        return words.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, customer -> customer.getValue()
                .toString()));
    }

    private List<Object[]> find(String query, int merchantId, Collection<UUID> ids, int limit) {
        if (ids.isEmpty()) {
            return List.of();
        }
        ListParameter list = ListParameter.of("ids", ids);
        return list.bind(em.createQuery(list.expandIn(query), Object[].class))
                .setParameter("merchant", merchantId)
                .setMaxResults(limit)
                .getResultList();
    }
}
