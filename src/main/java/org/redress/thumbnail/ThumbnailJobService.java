package org.redress.thumbnail;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.redress.dispute.Attachment;
import org.redress.key.OwnedKey;

/** Queues pictures for thumbnails, hands them to one node each, and stores the thumbnails. */
@Stateless
public class ThumbnailJobService {
    // Longer than loading, decoding and storing one picture takes
    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration RETRY_DELAY = Duration.ofMinutes(1);
    private static final int NO_MERCHANT = Integer.MIN_VALUE;
    // More than there are nodes that may take the first of them at the same time
    private static final int CANDIDATES = 20;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    ThumbnailSettings settings;

    @Inject
    Event<ThumbnailResult> results;

    /**
     * Queues the pictures among a merchant's new attachments, in the current transaction. Pictures that are too large,
     * and those of a merchant with too many in the queue, get no thumbnail.
     */
    public void enqueue(int merchantId, Collection<Attachment> attachments) {
        List<Attachment> pictures = attachments.stream()
                .filter(file -> PictureFormat.of(file.getMimeType()).isPresent())
                .filter(file -> file.getSize() <= settings.maxBytes())
                .toList();
        if (pictures.isEmpty()) {
            return;
        }
        long waiting = em.createQuery("select count(j) from ThumbnailJob j where j.merchantId = :merchant", Long.class)
                .setParameter("merchant", merchantId)
                .getSingleResult();
        for (Attachment picture : pictures) {
            if (waiting++ < settings.maxWaiting()) {
                em.persist(new ThumbnailJob(picture, clock.instant()));
            } else {
                results.fire(ThumbnailResult.REJECTED);
            }
        }
    }

    /**
     * Takes the next picture; no other node gets it for five minutes.
     *
     * @param last merchant whose picture this node took last: merchants take turns, in the order of their ids
     * @param except merchants whose pictures are not wanted now
     * @return empty if none is waiting
     */
    public Optional<ClaimedPicture> claim(int last, Set<Integer> except) {
        Instant now = clock.instant();
        Integer next = nextMerchant(last, except, now);
        Integer merchant = next != null || last == NO_MERCHANT ? next : nextMerchant(NO_MERCHANT, except, now);
        if (merchant == null) {
            return Optional.empty();
        }
        return em
                .createQuery(
                        "select j.id from ThumbnailJob j where j.merchantId = :merchant and j.dueAt <= :now"
                                + " order by j.dueAt, j.id",
                        UUID.class)
                .setParameter("merchant", merchant)
                .setParameter("now", now)
                .setMaxResults(CANDIDATES)
                .getResultList()
                .stream()
                .filter(id -> claimed(merchant, id, now))
                .findFirst()
                .map(id -> find(merchant, id));
    }

    private Integer nextMerchant(int after, Set<Integer> except, Instant now) {
        Set<Integer> others = new HashSet<>(except);
        // The query requires at least one id to leave out
        others.add(NO_MERCHANT);
        return em.createQuery(
                        "select min(j.merchantId) from ThumbnailJob j where j.merchantId > :after"
                                + " and j.merchantId not in :others and j.dueAt <= :now",
                        Integer.class)
                .setParameter("after", after)
                .setParameter("others", others)
                .setParameter("now", now)
                .getSingleResult();
    }

    /** Waits for a node that is taking the same picture. */
    private boolean claimed(int merchantId, UUID id, Instant now) {
        return lock(merchantId, id)
                .filter(job -> job.claim(now, now.plus(CLAIM)))
                .isPresent();
    }

    // No update in JPQL: EclipseLink would set the time in the JVM's zone on H2
    private Optional<ThumbnailJob> lock(int merchantId, UUID id) {
        return Optional.ofNullable(
                em.find(ThumbnailJob.class, new OwnedKey(merchantId, id), LockModeType.PESSIMISTIC_WRITE));
    }

    private ClaimedPicture find(int merchantId, UUID id) {
        return em.createQuery(
                        "select new org.redress.thumbnail.ClaimedPicture(j.merchantId, a.id, a.store, a.size,"
                                + " a.mimeType, j.attempts) from ThumbnailJob j, Attachment a"
                                + " where j.merchantId = :merchant and j.id = :id"
                                + " and a.merchantId = :merchant and a.id = j.id",
                        ClaimedPicture.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", id)
                .getSingleResult();
    }

    /**
     * Stores the thumbnail of a picture, unless the picture was erased or given up meanwhile.
     *
     * @return whether it was stored
     */
    public boolean save(int merchantId, UUID attachmentId, byte[] thumbnail) {
        // The row's lock decides between this and an erasure, which deletes the row first, too
        boolean isWanted = giveUp(merchantId, attachmentId);
        if (isWanted) {
            em.persist(new AttachmentThumbnail(merchantId, attachmentId, thumbnail));
        }
        return isWanted;
    }

    /**
     * Removes a picture from the queue.
     *
     * @return whether it was there
     */
    public boolean giveUp(int merchantId, UUID attachmentId) {
        return em.createQuery("delete from ThumbnailJob j where j.merchantId = :merchant and j.id = :id")
                        .setParameter("merchant", merchantId)
                        .setParameter("id", attachmentId)
                        .executeUpdate()
                == 1;
    }

    /**
     * Returns a picture that could not be read to the queue, for a minute later.
     *
     * @return whether it was there
     */
    public boolean postpone(int merchantId, UUID attachmentId) {
        Optional<ThumbnailJob> job = lock(merchantId, attachmentId);
        job.ifPresent(waiting -> waiting.postpone(clock.instant().plus(RETRY_DELAY)));
        return job.isPresent();
    }

    /** Returns how many pictures of all merchants wait. */
    public long countWaiting() {
        return em.createQuery("select count(j) from ThumbnailJob j", Long.class).getSingleResult();
    }
}
