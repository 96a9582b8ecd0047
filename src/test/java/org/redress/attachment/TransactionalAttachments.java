package org.redress.attachment;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Member;
import org.redress.search.AttachmentRow;
import org.redress.storage.StagedFile;

/** Services of attachments as on a server: each call in a transaction of its own. */
public record TransactionalAttachments(TestDatabase database, Clock clock) {
    private <S, T> T call(Class<S> service, Function<S, T> call) {
        return database.inTransaction(em -> call.apply(new TestInjector(em, clock).get(service)));
    }

    Optional<Long> room(int merchantId, UUID disputeId) {
        return call(AttachmentService.class, service -> service.remainingBytes(merchantId, disputeId));
    }

    Optional<List<AttachmentRow>> add(int merchantId, UUID disputeId, List<UploadedFile> files, String store) {
        Member anna = new Member("anna", "Anna");
        return call(AttachmentService.class, service -> service.add(merchantId, disputeId, files, store, anna));
    }

    Optional<AttachmentRow> find(Collection<Integer> merchantIds, UUID disputeId, UUID attachmentId) {
        return call(AttachmentService.class, service -> service.find(merchantIds, disputeId, attachmentId));
    }

    Optional<byte[]> thumbnail(AttachmentRow file) {
        return call(AttachmentService.class, service -> service.thumbnail(file));
    }

    public void erase(int merchantId, List<UUID> disputeIds) {
        call(AttachmentErasureService.class, service -> {
            service.eraseAttachmentsOf(merchantId, disputeIds, "(erased)", clock.instant());
            return null;
        });
    }

    /** Returns the service itself, for what works with it. */
    public AttachmentErasureService erasure() {
        return new AttachmentErasureService() {
            @Override
            public List<StagedFile> findErased(int merchantId, UUID customerId, int most) {
                return call(
                        AttachmentErasureService.class, service -> service.findErased(merchantId, customerId, most));
            }
        };
    }
}
