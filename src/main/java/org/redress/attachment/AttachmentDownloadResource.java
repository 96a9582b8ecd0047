package org.redress.attachment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.redress.http.ByteRange;
import org.redress.http.ConditionalGetFilter;
import org.redress.http.FileNames;
import org.redress.http.PathParams;
import org.redress.limits.Bulkhead;
import org.redress.problem.UnknownResourceException;
import org.redress.reason.ReferenceData;
import org.redress.search.AttachmentRow;
import org.redress.security.Caller;
import org.redress.security.Role;
import org.redress.storage.BlobStorage;
import org.redress.thumbnail.AttachmentThumbnail;

/** Downloads attachments, at the url that a dispute shows for them; browsers save them (RFC 6266, attachment). */
@Path("Complaints/{disputeId}/attachments/{attachmentId}")
@ApplicationScoped
public class AttachmentDownloadResource {
    @EJB
    AttachmentService attachments;

    @Inject
    BlobStorage blobs;

    @Inject
    Bulkhead bulkhead;

    @Inject
    ReferenceData referenceData;

    /** Returns a file or a part of it. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response file(
            @PathParam("disputeId") String disputeId,
            @PathParam("attachmentId") String attachmentId,
            @Context HttpHeaders headers,
            @Context Request request,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        AttachmentRow file = find(caller, disputeId, attachmentId);
        // Bytes never change: where their hash is unknown, the id tells them from all others
        if (ConditionalGetFilter.isNotModified(
                headers.getHeaderString(HttpHeaders.IF_NONE_MATCH),
                Objects.requireNonNullElse(file.sha256(), file.id().toString()))) {
            return Response.notModified().header(HttpHeaders.ETAG, file.tag()).build();
        }
        Optional<ByteRange> wanted = wanted(headers, file);
        ByteRange part = wanted.orElse(new ByteRange(0, file.size()));
        boolean none = request.getMethod().equals(HttpMethod.HEAD) || part.length() == 0;
        InputStream bytes =
                none ? InputStream.nullInputStream() : blobs.open(caller, file.blob(), part.from(), part.length());
        return Response.status(wanted.isPresent() ? Response.Status.PARTIAL_CONTENT : Response.Status.OK)
                .entity((StreamingOutput) output -> {
                    try (bytes) {
                        bytes.transferTo(output);
                    }
                })
                .header(HttpHeaders.CONTENT_TYPE, file.mimeType())
                .header(HttpHeaders.CONTENT_LENGTH, part.length())
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.contentDisposition(name(file)))
                .header(HttpHeaders.ETAG, file.tag())
                .header("Accept-Ranges", "bytes")
                .header(
                        "Content-Range",
                        wanted.map(range -> range.of(file.size())).orElse(null))
                .build();
    }

    /** Returns the thumbnail of a picture. */
    @GET
    @Path("thumbnail")
    @Produces(AttachmentThumbnail.TYPE)
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public byte[] thumbnail(
            @PathParam("disputeId") String disputeId,
            @PathParam("attachmentId") String attachmentId,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        AttachmentRow file = find(caller, disputeId, attachmentId);
        return bulkhead.call(caller, () -> attachments.thumbnail(file))
                .orElseThrow(() -> new UnknownResourceException("thumbnail"));
    }

    private AttachmentRow find(Caller caller, String disputeId, String attachmentId) {
        UUID dispute = PathParams.uuid("disputeId", disputeId);
        UUID attachment = PathParams.uuid("attachmentId", attachmentId);
        return bulkhead.call(caller, () -> {
            AttachmentRow file = attachments
                    .find(caller.clientIds(), dispute, attachment)
                    .orElseThrow(() -> new UnknownResourceException("attachment"));
            // The path names no merchant, by which MerchantStateFilter would know it
            referenceData.requireAvailable(file.merchantId(), true);
            return file;
        });
    }

    /** Returns the requested part; empty for the whole file, also if If-Range names another version of it. */
    private static Optional<ByteRange> wanted(HttpHeaders headers, AttachmentRow file) {
        String begun = headers.getHeaderString("If-Range");
        if (begun != null && !begun.equals(file.tag())) {
            return Optional.empty();
        }
        Optional<ByteRange> range = ByteRange.of(headers.getHeaderString("Range"), file.size());
        if (range.isPresent() && !range.get().isSatisfiable()) {
            throw new ClientErrorException(Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", range.get().of(file.size()))
                    .build());
        }
        return range;
    }

    /** Returns the name of the download, which ends as the detected type does. */
    private static String name(AttachmentRow file) {
        return FileType.of(file.mimeType())
                .map(type -> type.named(file.originalFileName()))
                .orElse(file.originalFileName());
    }
}
