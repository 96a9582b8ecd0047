package org.redress.handling;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Member;
import org.redress.dispute.Visibility;
import org.redress.http.PathParams;
import org.redress.http.SliceLinks;
import org.redress.http.SliceRequest;
import org.redress.http.WeakEntityTag;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.json.JsonBody;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Lists and adds comments of a dispute. */
@Path("{clientId}/disputes/{disputeId}/comments")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class CommentsResource {
    @EJB
    DisputeCommandService commands;

    @EJB
    DisputeHistoryQueryService history;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    RequestTexts texts;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int maxPageSize;

    /** Lists comments by the timeline, internal ones for the role merchant only; 304 if the client has them. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(
            @PathParam("disputeId") String disputeId,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        SliceRequest slice = SliceRequest.of(uri, maxPageSize);
        UUID id = PathParams.uuid("disputeId", disputeId);
        Set<Visibility> readable = readable(security);
        String tag = history.version(merchantId, id) + "-" + readable.size();
        return WeakEntityTag.of(
                headers,
                tag,
                () -> SliceLinks.ok(
                        uri, slice, history.comments(merchantId, id, slice, readable), CommentView::position));
    }

    private static Set<Visibility> readable(SecurityContext security) {
        return security.isUserInRole(Role.MERCHANT)
                ? EnumSet.allOf(Visibility.class)
                : EnumSet.of(Visibility.MERCHANT, Visibility.CUSTOMER);
    }

    /** Adds a comment and returns it with its address. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MERCHANT)
    public Response addComment(
            @PathParam("disputeId") String disputeId,
            JsonBody body,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context UriInfo uri,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        UUID id = PathParams.uuid("disputeId", disputeId);
        DisputeCommand.AddComment sent = DisputeRequestReader.comment(RequestTexts.asSent(body.object()));
        IdempotentRequest call = IdempotentRequest.of(caller, "comments", key, sent.canonicalForm(merchantId, id));
        return idempotency.executeOnce(call, () -> {
            DisputeCommand.AddComment command =
                    DisputeRequestReader.comment(texts.filled(merchantId, id, body.object(), caller.name()));
            DisputeCommandService.AddedComment added = commands.addComment(merchantId, id, command, Member.of(caller));
            CommentView comment = CommentView.of(added.comment(), command.attachments(), added.mentions());
            String location = uri.getRequestUri().getRawPath() + "?pageSize=1&after=" + (comment.position() - 1);
            return StoredResponse.created(location, null, comment, added.customerId());
        });
    }
}
