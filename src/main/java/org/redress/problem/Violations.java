package org.redress.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects the violations of one request, from its body, query, path and headers, to report them all at once. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    /**
     * Adds a violation.
     *
     * @param field the contract's name of the wrong input
     * @param rule the end of a sentence that begins with the field's name
     * @param place body, query, path or header; in a body followed by the JSON pointers that were read
     */
    public void add(String field, String rule, String place) {
        found.add(new Violation(field, rule, place));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws InvalidRequestException with all violations in the order of their discovery, if there are any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidRequestException(found);
        }
    }
}
