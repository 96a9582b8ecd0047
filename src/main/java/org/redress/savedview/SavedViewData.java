package org.redress.savedview;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.redress.digest.CanonicalForm;
import org.redress.json.JsonObjectReader;
import org.redress.problem.InputLimits;
import org.redress.problem.InvalidRequestException;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeSelection;
import org.redress.security.Caller;

/**
 * Content of a saved view.
 *
 * @param query query string of the list, without the question mark; empty for all disputes
 * @param shared whether all staff of the merchant see it
 */
public record SavedViewData(String name, String query, boolean shared) {
    /**
     * Reads a view; the rules are those of openapi.yaml.
     *
     * @param now time to compare due dates with
     * @throws InvalidRequestException with each field that breaks its rule
     */
    static SavedViewData read(JsonObject body, Caller caller, Instant now) {
        JsonObjectReader fields = new JsonObjectReader(body);
        String name = fields.required("name", fields.stripped("name", InputLimits.SHORT_NAME, text -> text));
        String query = fields.text("query", InputLimits.QUERY_STRING);
        Boolean shared = fields.bool("shared");
        fields.check();
        SavedViewData data = new SavedViewData(name, query == null ? "" : query, Boolean.TRUE.equals(shared));
        DisputeFilter.Conditions more =
                DisputeSelection.of(data.query, "query", caller, now).filter().more();
        if (more.customer() != null || more.customerId() != null) {
            // A view outlives the data of a customer, who may have it erased
            throw new InvalidRequestException("query", "must not select one customer", "body /query");
        }
        return data;
    }

    CanonicalForm canonicalForm() {
        return CanonicalForm.of("view").add("name", name).add("query", query).add("shared", Boolean.toString(shared));
    }
}
