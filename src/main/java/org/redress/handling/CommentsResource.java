package org.redress.handling;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.http.PathParams;
import org.redress.http.SliceLinks;
import org.redress.http.SliceRequest;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.json.JsonBody;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** What is said about a case. */
@Path("{clientId}/disputes/{disputeId}/comments")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class CommentsResource {
    @Inject
    DisputeCommandService commands;

    @Inject
    DisputeHistoryQueryService history;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    @ConfigProperty(name = "page.max-size", defaultValue = "100")
    int maxPageSize;

    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(
            @PathParam("clientId") String clientId,
            @PathParam("disputeId") String disputeId,
            @Context UriInfo uri,
            @Context SecurityContext security) {
        int merchantId = Caller.of(security).actingFor(PathParams.clientId(clientId));
        SliceRequest slice = SliceRequest.of(uri, maxPageSize);
        List<CommentView> found = history.comments(
                merchantId, PathParams.uuid("disputeId", disputeId), slice, security.isUserInRole(Role.MERCHANT));
        return SliceLinks.ok(uri, slice, found, CommentView::position);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MERCHANT)
    public Response addComment(
            @PathParam("clientId") String clientId,
            @PathParam("disputeId") String disputeId,
            JsonBody body,
            @HeaderParam(IdempotentRequest.HEADER) String key,
            @Context UriInfo uri,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.actingFor(PathParams.clientId(clientId));
        UUID id = PathParams.uuid("disputeId", disputeId);
        AddCommentCommand command = DisputeRequestReader.saying(body.object());
        IdempotentRequest call = IdempotentRequest.of(
                caller.name(), key, "comment", id.toString(), body.object().toString());
        return idempotency.executeOnce(call, () -> {
            DisputeCommandService.AddedComment added = commands.addComment(merchantId, id, command, caller.name());
            CommentView comment = CommentView.of(added.comment(), command.attachments());
            String location = uri.getAbsolutePath() + "?pageSize=1&after=" + (comment.position() - 1);
            return StoredResponse.created(location, null, comment, added.customerId());
        });
    }
}
