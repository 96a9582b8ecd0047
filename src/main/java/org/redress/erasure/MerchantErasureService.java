package org.redress.erasure;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.operator.AuditLogService;
import org.redress.party.Merchant;
import org.redress.party.MerchantChanged;
import org.redress.party.MerchantState;
import org.redress.storage.StagedFile;

/**
 * Steps of the erasure of closed merchants, each a transaction of bounded size that stores its progress, too. A crash
 * loses the step that it interrupts, and nothing else.
 */
@Stateless
public class MerchantErasureService {
    /** Name of the server in the audit log. */
    static final String OPERATOR = "Redress";

    // Longer than a step takes, also the removal of a batch of files from a slow store
    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final int MERCHANTS = 100;
    private static final int FILES = 20;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @EJB
    AuditLogService auditLog;

    @Inject
    Event<MerchantChanged> changed;

    /** Returns merchants whose erasure is to begin or to go on, at most 100, the longest due first. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<Integer> due() {
        return em.createQuery(
                        "select m.id from Merchant m where m.state = :closed and m.erasureAt <= :now and m.id not in"
                                + " (select e.merchantId from MerchantErasure e where e.erasedAt is not null)"
                                + " order by m.erasureAt, m.id",
                        Integer.class)
                .setParameter("closed", MerchantState.CLOSED)
                .setParameter("now", clock.instant())
                .setMaxResults(MERCHANTS)
                .getResultList();
    }

    /**
     * Claims the erasure of a merchant for a node, and begins it if no node did.
     *
     * @param node random id
     * @return false if another node works on it
     */
    public boolean claim(int merchantId, UUID node) {
        Instant now = now();
        MerchantErasure erasure = find(merchantId);
        if (erasure == null) {
            // Two nodes do not begin it at the same time
            em.find(Merchant.class, merchantId, LockModeType.PESSIMISTIC_WRITE);
            erasure = find(merchantId);
        }
        if (erasure == null) {
            em.persist(new MerchantErasure(merchantId, now, node, now.plus(CLAIM)));
            return true;
        }
        return erasure.claim(node, now, now.plus(CLAIM));
    }

    /**
     * Executes the next step of an erasure. In the phase REMOVE the caller removes the files ({@link #nextFiles}).
     *
     * @return the phase after it
     * @throws IllegalStateException if another node has claimed the erasure
     */
    public ErasurePhase executeNext(int merchantId, UUID node) {
        MerchantErasure erasure = renew(merchantId, node);
        switch (erasure.getPhase()) {
            case DIGEST -> digestTimelines(erasure);
            case ABANDON -> abandonFiles(erasure);
            case REMOVE -> {
                if (stagedFiles(merchantId).isEmpty()) {
                    erasure.begin(ErasurePhase.DELETE);
                }
            }
            case DELETE -> deleteRows(erasure);
            case DONE -> {}
        }
        return erasure.getPhase();
    }

    /**
     * Returns the next files to remove from their stores, ordered by id; empty if none is left.
     *
     * @throws IllegalStateException if another node has claimed the erasure
     */
    public List<StagedFile> nextFiles(int merchantId, UUID node) {
        renew(merchantId, node);
        return stagedFiles(merchantId);
    }

    /**
     * Goes back to the first files after a failure: a node that did not know yet that the merchant is closed may have
     * written rows that refer to those which are deleted now.
     *
     * @throws IllegalStateException if another node has claimed the erasure
     */
    public void restart(int merchantId, UUID node) {
        MerchantErasure erasure = renew(merchantId, node);
        if (erasure.getPhase() == ErasurePhase.DELETE) {
            erasure.begin(ErasurePhase.ABANDON);
        }
    }

    private MerchantErasure renew(int merchantId, UUID node) {
        MerchantErasure erasure = Objects.requireNonNull(find(merchantId));
        if (!erasure.isClaimedBy(node)) {
            throw new IllegalStateException("another node erases the merchant");
        }
        erasure.claim(node, now(), now().plus(CLAIM));
        return erasure;
    }

    private @Nullable MerchantErasure find(int merchantId) {
        return em.find(MerchantErasure.class, merchantId, LockModeType.PESSIMISTIC_WRITE);
    }

    // In the precision of the database
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void digestTimelines(MerchantErasure erasure) {
        List<?> rows = query(
                        "select cast(id as varchar), timeline_hash from disputes where merchant_id = ?1"
                                + after(erasure) + " order by id limit " + ErasedTable.ROWS,
                        erasure)
                .getResultList();
        for (Object row : rows) {
            Object[] dispute = (Object[]) row;
            erasure.digest((String) dispute[0], (String) dispute[1]);
            erasure.continueWith((String) dispute[0]);
        }
        erasure.count("timelines", rows.size());
        if (rows.size() < ErasedTable.ROWS) {
            erasure.begin(ErasurePhase.ABANDON);
        }
    }

    private void abandonFiles(MerchantErasure erasure) {
        if (erasure.getLastKey() == null) {
            // Also those of uploads that did not end
            em.createQuery("update StagedFile s set s.abandoned = true where s.merchantId = :merchant")
                    .setParameter("merchant", erasure.getMerchantId())
                    .executeUpdate();
        }
        List<?> ids = query(
                        "select cast(id as varchar) from attachments where merchant_id = ?1 and store <> 'database'"
                                + after(erasure) + " order by id limit " + ErasedTable.ROWS,
                        erasure)
                .getResultList();
        if (!ids.isEmpty()) {
            String last = (String) ids.get(ids.size() - 1);
            String batch =
                    " where merchant_id = ?1 and store <> 'database'" + after(erasure) + " and id <= cast(?3 as uuid)";
            query(
                            "insert into staged_files (merchant_id, id, store, staged_at, abandoned)"
                                    + " select merchant_id, id, store, cast(?4 as timestamp with time zone), true"
                                    + " from attachments" + batch + " on conflict do nothing",
                            erasure)
                    .setParameter(3, last)
                    .setParameter(4, now().toString())
                    .executeUpdate();
            // From now on the staged file names the store
            query("update attachments set store = 'database'" + batch, erasure)
                    .setParameter(3, last)
                    .executeUpdate();
            erasure.continueWith(last);
        }
        if (ids.size() < ErasedTable.ROWS) {
            erasure.begin(ErasurePhase.REMOVE);
        }
    }

    private List<StagedFile> stagedFiles(int merchantId) {
        return em.createQuery(
                        "select s from StagedFile s where s.merchantId = :merchant order by s.id", StagedFile.class)
                .setParameter("merchant", merchantId)
                .setMaxResults(FILES)
                .getResultList();
    }

    private void deleteRows(MerchantErasure erasure) {
        ErasedTable table = erasure.getTable();
        Optional<String> last = lastKey(table, erasure);
        boolean isFirst = erasure.getLastKey() == null;
        erasure.count(table.wireName(), query(table.deletion(isFirst), erasure).executeUpdate());
        if (last.isPresent()) {
            erasure.continueWith(last.get());
        } else {
            table.next().ifPresentOrElse(erasure::begin, () -> finish(erasure));
        }
    }

    private Optional<String> lastKey(ErasedTable table, MerchantErasure erasure) {
        List<?> keys =
                query(table.lastKeyQuery(erasure.getLastKey() == null), erasure).getResultList();
        return keys.stream().map(String.class::cast).findFirst();
    }

    private static String after(MerchantErasure erasure) {
        return erasure.getLastKey() == null ? "" : " and id > cast(?2 as uuid)";
    }

    private Query query(String sql, MerchantErasure erasure) {
        Query query = em.createNativeQuery(sql).setParameter(1, erasure.getMerchantId());
        return erasure.getLastKey() == null ? query : query.setParameter(2, erasure.getLastKey());
    }

    private void finish(MerchantErasure erasure) {
        Instant now = now();
        int id = erasure.getMerchantId();
        auditLog.lock();
        // Waits for transactions that insert rows of the merchant
        Merchant merchant = Objects.requireNonNull(em.find(Merchant.class, id, LockModeType.PESSIMISTIC_WRITE));
        if (!stagedFiles(id).isEmpty() || Stream.of(ErasedTable.values()).anyMatch(table -> hasRows(table, id))) {
            // Written by a node that did not know yet that the merchant is closed
            erasure.begin(ErasurePhase.ABANDON);
            return;
        }
        merchant.erase();
        erasure.finish(now);
        auditLog.append(now, OPERATOR, id, "erase", detail(erasure));
        changed.fire(new MerchantChanged(id));
    }

    private boolean hasRows(ErasedTable table, int merchantId) {
        return !em.createNativeQuery("select 1 from " + table.tableName() + " where " + table.ofMerchant() + " limit 1")
                .setParameter(1, merchantId)
                .getResultList()
                .isEmpty();
    }

    private static String detail(MerchantErasure erasure) {
        Stream<String> counts = erasure.getCounts().entrySet().stream().map(Map.Entry::toString);
        String hash = erasure.getTimelinesHash();
        return Stream.concat(counts, hash == null ? Stream.of() : Stream.of("timelinesHash=" + hash))
                .collect(Collectors.joining("; "));
    }
}
