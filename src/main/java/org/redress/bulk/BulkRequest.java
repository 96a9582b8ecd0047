package org.redress.bulk;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.handling.CommandRequest;
import org.redress.http.QueryParameters;
import org.redress.json.JsonObjectReader;
import org.redress.problem.InvalidRequestException;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeFilterParams;
import org.redress.search.DisputeSort;
import org.redress.security.Caller;

/**
 * Request for a command on several disputes.
 *
 * @param chosen the disputes; empty where there is a filter
 * @param query query string of the list, as it was sent; or null
 * @param limit greatest number of disputes
 * @param dryRun whether nothing is to be changed
 */
public record BulkRequest(
        CommandRequest command, List<ChosenDispute> chosen, @Nullable String query, int limit, boolean dryRun) {
    private static final int QUERY = 4_000;

    /** Disputes of a filter, in the order of the list. */
    public record Selection(DisputeFilter filter, DisputeSort sort) {}

    /**
     * Reads the body.
     *
     * @param max greatest number of disputes
     * @throws InvalidRequestException with each field that breaks its rule
     */
    static BulkRequest read(JsonObject body, int max) {
        JsonObjectReader fields = new JsonObjectReader(CommandRequest.readable(body));
        CommandRequest command = CommandRequest.read(fields, body);
        String query = fields.text("filter", QUERY);
        List<ChosenDispute> chosen = fields.objects("disputes", query == null ? 1 : 0, max).stream()
                .map(BulkRequest::chosen)
                .toList();
        if (query != null && !chosen.isEmpty()) {
            fields.reject("disputes", "must be absent where there is a filter");
        }
        Integer limit =
                fields.parse("limit", "be a whole number 1.." + max, text -> QueryParameters.integer(text, 1, max));
        Boolean dryRun = fields.required("dryRun", fields.bool("dryRun"));
        fields.check();
        return new BulkRequest(command, chosen, query, limit == null ? max : limit, dryRun);
    }

    private static ChosenDispute chosen(JsonObjectReader dispute) {
        Long version = dispute.parse("etag", "be the dispute's ETag", text -> {
            if (!text.matches("\"\\d{1,18}\"")) {
                throw new IllegalArgumentException();
            }
            return Long.valueOf(text.substring(1, text.length() - 1));
        });
        dispute.required("etag", version);
        return new ChosenDispute(dispute.required("id", dispute.uuid("id")), version == null ? 0 : version);
    }

    /**
     * Reads the filter, of which each parameter must be known: an error in a name would choose all disputes.
     *
     * @throws InvalidRequestException with each parameter that breaks its rule
     */
    Selection selection(String sent, Caller caller, Instant now) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        for (String parameter : sent.split("&")) {
            String[] parts = parameter.split("=", 2);
            parameters.add(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        QueryParameters filter = new QueryParameters(parameters, "body /filter");
        parameters.keySet().stream()
                .filter(name -> !DisputeFilterParams.NAMES.contains(name))
                .forEach(name -> filter.reject("filter", "must have parameters of the list alone"));
        Selection selection =
                new Selection(DisputeFilterParams.filter(caller, filter, now), DisputeFilterParams.sort(filter));
        filter.throwIfAny();
        return selection;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("filter", "must be a query string", "body /filter");
        }
    }

    /** Returns the form from which the digest of the request is computed. */
    CanonicalForm canonicalForm(int merchantId) {
        return CanonicalForm.of("bulk")
                .add("clientId", merchantId)
                .add("action", command.action().wireName())
                .add("command", command.text())
                .addTexts("disputes", chosen.stream().map(dispute -> dispute.id() + " " + dispute.version()))
                .add("filter", query)
                .add("limit", limit)
                .add("dryRun", Boolean.toString(dryRun));
    }
}
