package org.redress.search;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.redress.http.QueryParameters;
import org.redress.problem.InvalidRequestException;
import org.redress.security.Caller;

/** Disputes of a filter, in the order of the list. */
public record DisputeSelection(DisputeFilter filter, DisputeSort sort) {
    /**
     * Reads the query string of a list, of which each parameter must be known: an error in a name would select all
     * disputes.
     *
     * @param queryString without the question mark; empty selects all disputes
     * @param field name of the field in the body that has it
     * @param now time to compare due dates with
     * @throws InvalidRequestException with each parameter that breaks its rule
     */
    public static DisputeSelection of(String queryString, String field, Caller caller, Instant now) {
        String place = "body /" + field;
        MultivaluedMap<String, String> parameters = parameters(queryString, field, place);
        QueryParameters query = new QueryParameters(parameters, place);
        parameters.keySet().stream()
                .filter(name -> !DisputeFilterParams.NAMES.contains(name))
                .forEach(name -> query.reject(field, "must have parameters of the list alone"));
        DisputeSelection selection =
                new DisputeSelection(DisputeFilterParams.filter(caller, query, now), DisputeFilterParams.sort(query));
        query.throwIfAny();
        return selection;
    }

    private static MultivaluedMap<String, String> parameters(String queryString, String field, String place) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        try {
            for (String parameter : queryString.isEmpty() ? new String[0] : queryString.split("&", -1)) {
                String[] parts = parameter.split("=", 2);
                parameters.add(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(field, "must be a query string", place);
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
