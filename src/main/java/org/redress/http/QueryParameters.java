package org.redress.http;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violation;

/** The parameters of a query, read one by one; what breaks its rule is kept until all have been read. */
public final class QueryParameters {
    private final MultivaluedMap<String, String> query;
    private final List<Violation> violations = new ArrayList<>();

    public QueryParameters(MultivaluedMap<String, String> query) {
        this.query = query;
    }

    /**
     * What the parameter says, or nothing where it is absent.
     *
     * @param rule what it must be, as the end of a sentence that begins with its name
     * @param parser refuses by throwing
     */
    public <T> Optional<T> read(String name, String rule, Function<String, T> parser) {
        List<String> values = query.get(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            refuse(name, "must be given once");
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(values.get(0)));
        } catch (RuntimeException e) {
            refuse(name, rule);
            return Optional.empty();
        }
    }

    public void refuse(String name, String rule) {
        violations.add(new Violation(name, rule, "query"));
    }

    /** @throws InvalidRequestException that names each parameter that broke its rule */
    public void check() {
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(violations);
        }
    }
}
