package org.redress.dispute;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.redress.limits.Bounded;
import org.redress.limits.Bulkhead;
import org.redress.problem.NoSuchThing;
import org.redress.problem.PathIds;
import org.redress.security.Caller;
import org.redress.security.Role;

/** The files of a dispute, at the url that its attachments show. */
@Path("Complaints/{disputeId}/attachments")
@ApplicationScoped
@Bounded
public class AttachmentsResource {
    @Inject
    DisputeQueryService disputes;

    @Inject
    Bulkhead bulkhead;

    @GET
    @Path("{attachmentId}")
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response file(
            @PathParam("disputeId") String disputeId,
            @PathParam("attachmentId") String attachmentId,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        AttachmentRow attachment = disputes.findAttachment(
                        caller.clientIds(),
                        PathIds.uuid("disputeId", disputeId),
                        PathIds.uuid("attachmentId", attachmentId))
                .orElseThrow(() -> new NoSuchThing("attachment"));
        return Response.ok((StreamingOutput) output -> stream(attachment.id(), caller, output))
                .header(HttpHeaders.CONTENT_TYPE, attachment.mimeType())
                .header(HttpHeaders.CONTENT_LENGTH, attachment.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(attachment.originalFileName()))
                .build();
    }

    private void stream(UUID attachmentId, Caller caller, OutputStream output) throws IOException {
        int position = 0;
        Optional<byte[]> chunk = chunk(attachmentId, position, caller);
        while (chunk.isPresent()) {
            output.write(chunk.get());
            chunk = chunk(attachmentId, ++position, caller);
        }
    }

    /** Takes a place for each piece alone: the one who reads may be slow. */
    private Optional<byte[]> chunk(UUID attachmentId, int position, Caller caller) {
        return bulkhead.call(caller, () -> disputes.chunk(attachmentId, position));
    }

    /** For saving, never for showing (RFC 6266): the name in ASCII, and in full for those who read RFC 8187. */
    private static String disposition(String fileName) {
        String ascii = fileName.replaceAll("[^\\w .()-]", "_");
        String full = URLEncoder.encode(fileName, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + full;
    }
}
