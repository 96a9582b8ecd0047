package org.redress.attachment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Member;
import org.redress.http.PathParams;
import org.redress.idempotency.IdempotencyClaim;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.limits.Bulkhead;
import org.redress.problem.UnknownResourceException;
import org.redress.search.AttachmentRow;
import org.redress.search.AttachmentView;
import org.redress.security.Caller;
import org.redress.security.Role;
import org.redress.storage.BlobStorage;
import org.redress.storage.StagedBlobs;

/** Attaches uploaded files to a dispute. While they are received, no database connection is held. */
@Path("{clientId}/disputes/{disputeId}/attachments")
@Consumes(MediaType.MULTIPART_FORM_DATA)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AttachmentUploadResource {
    @EJB
    AttachmentService attachments;

    @Inject
    UploadReceiver uploads;

    @Inject
    BlobStorage blobs;

    @Inject
    Bulkhead bulkhead;

    @Inject
    IdempotentCalls idempotency;

    /** The new attachments, in the order in which they were sent. */
    public record AddedAttachments(List<AttachmentView> attachments) {}

    /** Attaches the files of a form, all or none. */
    @POST
    @RolesAllowed(Role.MERCHANT)
    public Response add(
            @PathParam("disputeId") String disputeId,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            InputStream body,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        UUID id = PathParams.uuid("disputeId", disputeId);
        try (UploadedFiles upload = uploads.open(caller, contentType, body)) {
            uploads.receive(upload, found(bulkhead.call(caller, () -> attachments.remainingBytes(merchantId, id))));
            IdempotentRequest call =
                    IdempotentRequest.of(caller, "attachments", key, upload.canonicalForm(merchantId, id));
            try (IdempotencyClaim claim = idempotency.claim(call)) {
                return claim.isAnswered() ? claim.response() : attach(caller, merchantId, id, upload, claim);
            }
        }
    }

    private Response attach(Caller caller, int merchantId, UUID id, UploadedFiles upload, IdempotencyClaim claim) {
        try (StagedBlobs staged = blobs.stage(caller)) {
            staged.write(upload.contents());
            Response response = bulkhead.call(
                    caller,
                    () -> claim.answer(() -> {
                        List<AttachmentRow> rows = found(
                                attachments.add(merchantId, id, upload.files(), staged.store(), Member.of(caller)));
                        AddedAttachments added = new AddedAttachments(
                                rows.stream().map(AttachmentView::of).toList());
                        return StoredResponse.created(null, null, added, attachments.customerOf(merchantId, id));
                    }));
            staged.commit();
            return response;
        }
    }

    private static <T> T found(Optional<T> ofTheDispute) {
        return ofTheDispute.orElseThrow(() -> new UnknownResourceException("dispute"));
    }
}
