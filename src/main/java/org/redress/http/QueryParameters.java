package org.redress.http;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violations;

/** Reads the parameters of a query one by one and collects their violations. */
public final class QueryParameters {
    private final MultivaluedMap<String, String> query;
    private final String place;
    private final Violations violations = new Violations();

    public QueryParameters(MultivaluedMap<String, String> query) {
        this(query, "query");
    }

    /** @param place of the parameters in the request, as violations name it */
    public QueryParameters(MultivaluedMap<String, String> query, String place) {
        this.query = query;
        this.place = place;
    }

    /**
     * Reads a required parameter.
     *
     * @param rule the end of a sentence that begins with the parameter's name
     * @param parser throws a RuntimeException if the value breaks the rule
     * @return empty if the parameter is absent, repeated or breaks the rule
     */
    public <T> Optional<T> required(String name, String rule, Function<String, T> parser) {
        if (!query.containsKey(name)) {
            reject(name, rule);
        }
        return read(name, rule, parser);
    }

    /**
     * Reads a parameter.
     *
     * @param rule the end of a sentence that begins with the parameter's name
     * @param parser throws a RuntimeException if the value breaks the rule
     * @return empty if the parameter is absent, repeated or breaks the rule
     */
    public <T> Optional<T> read(String name, String rule, Function<String, T> parser) {
        return read(name, "must be given once", rule, parser);
    }

    /**
     * Reads a whole number in decimal digits.
     *
     * @return empty if the parameter is absent, repeated, no number or out of bounds
     */
    public Optional<Integer> wholeNumber(String name, int min, int max) {
        String rule = "must be given once, a whole number " + min + ".." + max;
        return read(name, rule, rule, text -> integer(text, min, max));
    }

    /**
     * Reads a sort direction: asc or desc, in any case.
     *
     * @return whether it is asc; empty if the parameter is absent, repeated or breaks the rule
     */
    public Optional<Boolean> ascending(String name) {
        return read(name, "must be asc or desc", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "asc" -> true;
            case "desc" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    private <T> Optional<T> read(String name, String onceRule, String rule, Function<String, T> parser) {
        List<String> values = query.get(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            reject(name, onceRule);
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(values.get(0)));
        } catch (RuntimeException e) {
            reject(name, rule);
            return Optional.empty();
        }
    }

    /**
     * Parses a whole number of 1 to 10 decimal digits.
     *
     * @throws IllegalArgumentException if it is none, or less than min, or greater than max
     */
    public static int integer(String text, int min, int max) {
        long value = text.matches("\\d{1,10}") ? Long.parseLong(text) : -1;
        if (value < min || value > max) {
            throw new IllegalArgumentException("not a whole number " + min + ".." + max);
        }
        return (int) value;
    }

    /** Adds a violation of a rule that concerns more than the parameter's own value. */
    public void reject(String name, String rule) {
        violations.add(name, rule, place);
    }

    /** @throws InvalidRequestException with each parameter that broke its rule, if there are any */
    public void throwIfAny() {
        violations.throwIfAny();
    }
}
