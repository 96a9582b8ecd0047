package org.redress.evidence;

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
import org.redress.dispute.AttachmentRow;
import org.redress.dispute.DisputeView.AttachmentView;
import org.redress.limits.Bulkhead;
import org.redress.problem.NoSuchThing;
import org.redress.problem.PathIds;
import org.redress.retry.Answer;
import org.redress.retry.Idempotency;
import org.redress.retry.IdempotencyClaim;
import org.redress.retry.RepeatableCall;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Attaches uploaded files to a dispute. While they are received, no database connection is held. */
@Path("{clientId}/disputes/{disputeId}/attachments")
@Consumes(MediaType.MULTIPART_FORM_DATA)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class EvidenceResource {
    @Inject
    EvidenceService evidence;

    @Inject
    Reception reception;

    @Inject
    Depot depot;

    @Inject
    Bulkhead bulkhead;

    @Inject
    Idempotency idempotency;

    /** The new attachments, in the order in which they were sent. */
    public record Added(List<AttachmentView> attachments) {}

    /** Attaches the files of a form, all or none. */
    @POST
    @RolesAllowed(Role.MERCHANT)
    public Response add(
            @PathParam("clientId") String clientId,
            @PathParam("disputeId") String disputeId,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @HeaderParam(RepeatableCall.HEADER) String key,
            InputStream body,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.actingFor(PathIds.clientId(clientId));
        UUID id = PathIds.uuid("disputeId", disputeId);
        try (Delivery upload = reception.open(caller, contentType, body)) {
            reception.receive(upload, found(bulkhead.call(caller, () -> evidence.room(merchantId, id))));
            RepeatableCall call = RepeatableCall.of(caller.name(), key, upload.canonicalForm(merchantId, id));
            try (IdempotencyClaim claim = idempotency.claim(call)) {
                return claim.isAnswered() ? claim.response() : attach(caller, merchantId, id, upload, claim);
            }
        }
    }

    private Response attach(Caller caller, int merchantId, UUID id, Delivery upload, IdempotencyClaim claim) {
        try (StagedBlobs staged = depot.stage(caller)) {
            staged.write(upload.contents());
            Response response = bulkhead.call(
                    caller,
                    () -> claim.answer(() -> {
                        List<AttachmentRow> rows =
                                found(evidence.add(merchantId, id, upload.files(), staged.store(), caller.name()));
                        Added added =
                                new Added(rows.stream().map(AttachmentView::of).toList());
                        return Answer.created(null, null, added, evidence.customerOf(id));
                    }));
            staged.commit();
            return response;
        }
    }

    private static <T> T found(Optional<T> ofTheDispute) {
        return ofTheDispute.orElseThrow(() -> new NoSuchThing("dispute"));
    }
}
