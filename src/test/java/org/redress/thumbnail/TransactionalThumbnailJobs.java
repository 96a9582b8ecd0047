package org.redress.thumbnail;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Attachment;

/** The service as on a server: each call in a transaction of its own. */
class TransactionalThumbnailJobs extends ThumbnailJobService {
    private final TestDatabase database;
    private final Clock time;
    private final Map<String, String> limits;

    TransactionalThumbnailJobs(TestDatabase database, Clock clock, Map<String, String> limits) {
        this.database = database;
        this.time = clock;
        this.limits = limits;
    }

    private <T> T call(Function<ThumbnailJobService, T> call) {
        return database.inTransaction(
                em -> call.apply(new TestInjector(em, time).with(limits).get(ThumbnailJobService.class)));
    }

    @Override
    public void enqueue(int merchantId, Collection<Attachment> attachments) {
        call(service -> {
            service.enqueue(merchantId, attachments);
            return null;
        });
    }

    @Override
    public Optional<ClaimedPicture> claim(int last, Set<Integer> except) {
        return call(service -> service.claim(last, except));
    }

    @Override
    public boolean save(int merchantId, UUID attachmentId, byte[] thumbnail) {
        return call(service -> service.save(merchantId, attachmentId, thumbnail));
    }

    @Override
    public boolean giveUp(int merchantId, UUID attachmentId) {
        return call(service -> service.giveUp(merchantId, attachmentId));
    }

    @Override
    public boolean postpone(int merchantId, UUID attachmentId) {
        return call(service -> service.postpone(merchantId, attachmentId));
    }

    @Override
    public long countWaiting() {
        return call(ThumbnailJobService::countWaiting);
    }
}
