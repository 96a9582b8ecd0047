package org.redress.attachment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.redress.http.ByteRange;
import org.redress.http.PathParams;
import org.redress.limits.Bulkhead;
import org.redress.problem.RetryAfter;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Role;
import org.redress.storage.BlobStores;

/** The files of a dispute, at the url that its attachments show: for saving, never for showing (RFC 6266). */
@Path("Complaints/{disputeId}/attachments/{attachmentId}")
@ApplicationScoped
public class AttachmentDownloadResource {
    private static final Logger LOG = System.getLogger(AttachmentDownloadResource.class.getName());

    @Inject
    AttachmentService attachments;

    @Inject
    BlobStores stores;

    @Inject
    Bulkhead bulkhead;

    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response file(
            @PathParam("disputeId") String disputeId,
            @PathParam("attachmentId") String attachmentId,
            @Context HttpHeaders headers,
            @Context Request request,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        StoredFile file = find(caller, disputeId, attachmentId);
        if (file.isKnownTo(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            return Response.notModified().header(HttpHeaders.ETAG, file.tag()).build();
        }
        Optional<ByteRange> wanted = wanted(headers, file);
        ByteRange part = wanted.orElse(new ByteRange(0, file.size()));
        boolean none = request.getMethod().equals(HttpMethod.HEAD) || part.length() == 0;
        InputStream bytes = none ? InputStream.nullInputStream() : open(caller, file, part);
        return Response.status(wanted.isPresent() ? Response.Status.PARTIAL_CONTENT : Response.Status.OK)
                .entity((StreamingOutput) output -> {
                    try (bytes) {
                        bytes.transferTo(output);
                    }
                })
                .header(HttpHeaders.CONTENT_TYPE, file.mimeType())
                .header(HttpHeaders.CONTENT_LENGTH, part.length())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name()))
                .header(HttpHeaders.ETAG, file.tag())
                .header("Accept-Ranges", "bytes")
                .header(
                        "Content-Range",
                        wanted.map(range -> range.of(file.size())).orElse(null))
                .build();
    }

    @GET
    @Path("thumbnail")
    @Produces(ThumbnailGenerator.TYPE)
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public byte[] thumbnail(
            @PathParam("disputeId") String disputeId,
            @PathParam("attachmentId") String attachmentId,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        StoredFile file = find(caller, disputeId, attachmentId);
        return bulkhead.call(caller, () -> attachments.thumbnail(file))
                .orElseThrow(() -> new UnknownResourceException("thumbnail"));
    }

    private StoredFile find(Caller caller, String disputeId, String attachmentId) {
        UUID dispute = PathParams.uuid("disputeId", disputeId);
        UUID attachment = PathParams.uuid("attachmentId", attachmentId);
        return bulkhead.call(caller, () -> attachments.find(caller.clientIds(), dispute, attachment))
                .orElseThrow(() -> new UnknownResourceException("attachment"));
    }

    /** Empty where all of it is wanted, or must be sent since it is another than the one that was begun. */
    private static Optional<ByteRange> wanted(HttpHeaders headers, StoredFile file) {
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

    private InputStream open(Caller caller, StoredFile file, ByteRange part) {
        try {
            return stores.named(file.store(), caller).open(file.id(), part.from(), part.length());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "file {0} is out of reach in the store {1}: {2}", file.id(), file.store(), e);
            throw new ServiceUnavailableException(RetryAfter.STORAGE, e);
        }
    }

    /** The name in ASCII, and in full for those who read RFC 8187. */
    private static String disposition(String fileName) {
        String ascii = fileName.replaceAll("[^\\w .()-]", "_");
        String full = URLEncoder.encode(fileName, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + full;
    }
}
