package org.redress.operator;

import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.redress.http.QueryParameters;
import org.redress.party.MerchantState;
import org.redress.problem.InputLimits;

/**
 * The filter of the list of merchants.
 *
 * @param states the states to list
 * @param name a part of the name, in any case; empty for all
 */
public record MerchantFilterRequest(Set<MerchantState> states, String name) {
    /** Names of the query parameters. */
    static final List<String> PARAMETERS = List.of("state", "name");

    private static final String STATES =
            Arrays.stream(MerchantState.values()).map(Enum::name).collect(Collectors.joining(", "));

    /**
     * Reads the query parameters state and name.
     *
     * @throws org.redress.problem.InvalidRequestException with each parameter that breaks its rule
     */
    static MerchantFilterRequest of(UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters());
        Set<MerchantState> states = query.read(
                        "state",
                        "must be one of " + STATES,
                        text -> EnumSet.of(MerchantState.valueOf(text.toUpperCase(Locale.ROOT))))
                .orElseGet(() -> EnumSet.allOf(MerchantState.class));
        String name = query.read(
                        "name", "must be 1.." + InputLimits.SEARCH_TEXT + " characters", MerchantFilterRequest::part)
                .orElse("");
        query.throwIfAny();
        return new MerchantFilterRequest(states, name);
    }

    private static String part(String text) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > InputLimits.SEARCH_TEXT) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    /** Returns the pattern of the name for {@code like} with the escape character {@code !}, in lower case. */
    String namePattern() {
        return "%" + name.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
