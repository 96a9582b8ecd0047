package org.redress.erasure;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.Sha256;

/** Progress of the erasure of a closed merchant, and its certificate once it is done. */
@Entity
@Table(name = "merchant_erasures")
public class MerchantErasure {
    @Id
    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @NotNull
    @Column(name = "claimed_by")
    private UUID claimedBy;

    @NotNull
    @Column(name = "claimed_until")
    private Instant claimedUntil;

    @NotNull
    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    @NotNull
    @Enumerated(EnumType.STRING)
    private ErasurePhase phase = ErasurePhase.DIGEST;

    @NotNull
    @Enumerated(EnumType.STRING)
    @Column(name = "erased_table")
    private ErasedTable table = ErasedTable.FIRST;

    /** Key with which the last batch of the phase or of the table ended; null before the first. */
    @Column(name = "last_key")
    private @Nullable String lastKey;

    @Column(name = "timelines_hash")
    private @Nullable String timelinesHash;

    @ElementCollection
    @CollectionTable(name = "merchant_erasure_counts", joinColumns = @JoinColumn(name = "merchant_id"))
    @MapKeyColumn(name = "kind")
    @Column(name = "erased")
    private Map<String, Long> counts = new HashMap<>();

    protected MerchantErasure() {}

    /** Begins the erasure, claimed by a node. */
    MerchantErasure(int merchantId, Instant at, UUID node, Instant until) {
        this.merchantId = merchantId;
        this.begunAt = at;
        this.claimedBy = node;
        this.claimedUntil = until;
    }

    /**
     * Claims the erasure for a node until a time.
     *
     * @return false if another node has claimed it
     */
    boolean claim(UUID node, Instant now, Instant until) {
        if (!claimedBy.equals(node) && claimedUntil.isAfter(now)) {
            return false;
        }
        claimedBy = node;
        claimedUntil = until;
        return true;
    }

    boolean isClaimedBy(UUID node) {
        return claimedBy.equals(node);
    }

    /**
     * Chains the last hash of a dispute's timeline to those of the disputes before.
     *
     * @param timelineHash null for a dispute without entries
     */
    void digest(String disputeId, @Nullable String timelineHash) {
        timelinesHash = Sha256.ofValues(timelinesHash, disputeId, timelineHash);
    }

    void count(String kind, int rows) {
        counts.merge(kind, (long) rows, Long::sum);
    }

    /** Ends a batch; the next one begins with the key. */
    void continueWith(String key) {
        lastKey = key;
    }

    /** Begins a phase; that of deletions with the first table. */
    void begin(ErasurePhase next) {
        phase = next;
        table = ErasedTable.FIRST;
        lastKey = null;
    }

    /** Begins with the rows of a table. */
    void begin(ErasedTable next) {
        table = next;
        lastKey = null;
    }

    void finish(Instant at) {
        begin(ErasurePhase.DONE);
        erasedAt = at;
    }

    Integer getMerchantId() {
        return merchantId;
    }

    ErasurePhase getPhase() {
        return phase;
    }

    ErasedTable getTable() {
        return table;
    }

    @Nullable
    String getLastKey() {
        return lastKey;
    }

    Instant getBegunAt() {
        return begunAt;
    }

    @Nullable
    Instant getErasedAt() {
        return erasedAt;
    }

    /** Returns the chained hash of all timelines; null while it is computed, and without disputes. */
    @Nullable
    String getTimelinesHash() {
        return phase == ErasurePhase.DIGEST ? null : timelinesHash;
    }

    /** Returns the number of erased rows by kind; kinds without rows are left out. */
    SortedMap<String, Long> getCounts() {
        SortedMap<String, Long> found = new TreeMap<>(counts);
        found.values().removeIf(rows -> rows == 0);
        return found;
    }
}
