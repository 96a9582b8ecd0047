package org.redress.bulk;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.handling.CommandRequest;
import org.redress.http.QueryParameters;
import org.redress.json.JsonObjectReader;
import org.redress.problem.InputLimits;
import org.redress.problem.InvalidRequestException;

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
    /**
     * Reads the body.
     *
     * @param max greatest number of disputes
     * @throws InvalidRequestException with each field that breaks its rule
     */
    static BulkRequest read(JsonObject body, int max) {
        JsonObjectReader fields = new JsonObjectReader(CommandRequest.readable(body));
        CommandRequest command = CommandRequest.read(fields, body);
        String query = fields.text("filter", InputLimits.QUERY_STRING);
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
