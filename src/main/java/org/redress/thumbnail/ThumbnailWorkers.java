package org.redress.thumbnail;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.redress.limits.Bulkhead;
import org.redress.security.Caller;
import org.redress.storage.BlobStorage;

/**
 * Makes thumbnails in a few threads, each for another merchant. A decoder that does not stop at its deadline keeps its
 * thread, and with it the merchant's turn on this node.
 */
@ApplicationScoped
public class ThumbnailWorkers {
    private static final Logger LOG = System.getLogger(ThumbnailWorkers.class.getName());
    private static final Caller CALLER = Caller.internal("thumbnails");

    @EJB
    ThumbnailJobService jobs;

    @Inject
    BlobStorage blobs;

    @Inject
    Bulkhead bulkhead;

    @Inject
    ThumbnailSettings settings;

    @Inject
    ThumbnailStatus status;

    /** By merchant. */
    private final Map<Integer, PictureJob> running = new HashMap<>();

    private int lastMerchant = Integer.MIN_VALUE;
    private boolean stopped;

    /**
     * Starts threads for waiting pictures, as many as are free.
     *
     * @return how many pictures wait, on all nodes
     */
    long start(ThreadFactory threads) {
        for (Optional<PictureJob> next = claim(); next.isPresent(); next = claim()) {
            PictureJob job = next.get();
            try {
                threads.newThread(() -> work(job)).start();
            } catch (RuntimeException | Error e) {
                release(job);
                throw e;
            }
        }
        return bulkhead.call(CALLER, jobs::countWaiting);
    }

    private synchronized Optional<PictureJob> claim() {
        if (stopped || running.size() >= settings.threads()) {
            return Optional.empty();
        }
        Optional<PictureJob> next = bulkhead.call(CALLER, () -> jobs.claim(lastMerchant, running.keySet()))
                .map(PictureJob::new);
        next.map(PictureJob::picture).ifPresent(picture -> lastMerchant = picture.merchantId());
        next.ifPresent(job -> running.put(job.picture().merchantId(), job));
        return next;
    }

    private synchronized void release(PictureJob job) {
        running.remove(job.picture().merchantId());
    }

    /** Works on a picture, and then on others until none is waiting. */
    private void work(PictureJob first) {
        try {
            for (Optional<PictureJob> job = Optional.of(first); job.isPresent(); job = claim()) {
                try {
                    process(job.get());
                } finally {
                    release(job.get());
                }
            }
        } catch (RuntimeException e) {
            // For instance the database is unavailable. A picture that was taken is taken again after five minutes.
            LOG.log(
                    Level.WARNING,
                    "thumbnails failed, the next round retries: {0}",
                    e.getClass().getName());
        }
    }

    private void process(PictureJob job) {
        ClaimedPicture picture = job.picture();
        try {
            if (picture.isHopeless()) {
                throw new PictureRefusedException("nodes ended while they decoded it");
            }
            byte[] thumbnail = make(job);
            if (bulkhead.call(CALLER, () -> jobs.save(picture.merchantId(), picture.attachmentId(), thumbnail))) {
                status.count(ThumbnailResult.MADE);
            }
        } catch (PictureRefusedException e) {
            // The end of the server interrupts decoders: another node, or this one later, takes the picture again
            if (!isStopped() && giveUp(picture)) {
                LOG.log(Level.INFO, "picture {0} gets no thumbnail: {1}", picture.attachmentId(), e.getMessage());
                status.count(job.isInterrupted() ? ThumbnailResult.OVERDUE : ThumbnailResult.REFUSED);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "thumbnail of {0} is postponed: {1}", picture.attachmentId(), e.getClass());
            status.count(ThumbnailResult.POSTPONED);
            bulkhead.call(CALLER, () -> jobs.postpone(picture.merchantId(), picture.attachmentId()));
        }
    }

    private byte[] make(PictureJob job) throws IOException {
        ClaimedPicture picture = job.picture();
        try (InputStream bytes = blobs.open(CALLER, picture.blob(), 0, picture.size())) {
            return job.thumbnail(bytes, settings.maxPixels());
        }
    }

    private boolean giveUp(ClaimedPicture picture) {
        return bulkhead.call(CALLER, () -> jobs.giveUp(picture.merchantId(), picture.attachmentId()));
    }

    /** Gives up pictures that are decoded for longer than the deadline, and interrupts their threads. */
    void giveUpOverdue() {
        for (PictureJob job : running()) {
            if (job.interruptAfter(settings.deadline()) && giveUp(job.picture())) {
                LOG.log(
                        Level.WARNING,
                        "picture {0} of merchant {1} gets no thumbnail: its decoder exceeds the deadline",
                        job.picture().attachmentId(),
                        Integer.toString(job.picture().merchantId()));
                status.count(ThumbnailResult.OVERDUE);
            }
        }
    }

    /** Interrupts all threads and starts no more: the server stops. Their pictures are taken again. */
    synchronized void stop() {
        stopped = true;
        running.values().forEach(job -> job.interruptAfter(Duration.ZERO));
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized List<PictureJob> running() {
        return List.copyOf(running.values());
    }

    /** Returns how many threads work on a picture. */
    public int countRunning() {
        return running().size();
    }
}
