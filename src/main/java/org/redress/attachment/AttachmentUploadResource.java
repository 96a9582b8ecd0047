package org.redress.attachment;

import jakarta.annotation.security.RolesAllowed;
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
import org.redress.http.PathParams;
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

/** Files for a merchant's case, several at once. While they come, nothing is held that others wait for. */
@Path("{clientId}/disputes/{disputeId}/attachments")
@Consumes(MediaType.MULTIPART_FORM_DATA)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AttachmentUploadResource {
    @Inject
    AttachmentService attachments;

    @Inject
    UploadReceiver uploads;

    @Inject
    BlobStorage blobs;

    @Inject
    Bulkhead bulkhead;

    @Inject
    IdempotentCalls idempotency;

    /** What was added, in the order in which it came. */
    public record AddedAttachments(List<AttachmentView> attachments) {}

    @POST
    @RolesAllowed(Role.MERCHANT)
    public Response add(
            @PathParam("clientId") String clientId,
            @PathParam("disputeId") String disputeId,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @HeaderParam(IdempotentRequest.HEADER) String key,
            InputStream body,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.actingFor(PathParams.clientId(clientId));
        UUID id = PathParams.uuid("disputeId", disputeId);
        return uploads.receive(
                caller,
                contentType,
                body,
                () -> found(bulkhead.call(caller, () -> attachments.remainingBytes(merchantId, id))),
                uploaded -> idempotency.executeOnce(
                        IdempotentRequest.of(caller.name(), key, uploaded.request(id)),
                        transaction -> blobs.store(
                                caller,
                                uploaded,
                                files -> transaction.apply(() -> add(merchantId, id, files, caller.name())))));
    }

    private StoredResponse add(int merchantId, UUID disputeId, List<StoredUpload> files, String name) {
        List<AttachmentRow> rows = found(attachments.add(merchantId, disputeId, files, name));
        AddedAttachments added =
                new AddedAttachments(rows.stream().map(AttachmentView::of).toList());
        return StoredResponse.created(null, null, added, attachments.customerOf(disputeId));
    }

    private static <T> T found(Optional<T> inTheCase) {
        return inTheCase.orElseThrow(() -> new UnknownResourceException("dispute"));
    }
}
