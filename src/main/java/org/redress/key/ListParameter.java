package org.redress.key;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of an {@code in} of JPQL, as one parameter each. Hibernate translates a query with a list as its parameter
 * at each call, and EclipseLink writes its statement anew.
 *
 * @param name of the list in the text; it begins the names of the parameters
 * @param values not empty; the last one may be repeated, so that few different statements exist
 */
public record ListParameter(String name, List<?> values) {
    private static final int[] STEPS = {1, 2, 5};
    // Hibernate takes a single parameter in parentheses for a list
    private static final int MIN = 2;

    /** Returns a parameter for the values, of which there is at least one. */
    public static ListParameter of(String name, Collection<?> values) {
        List<?> all = List.copyOf(values);
        List<Object> repeated = new ArrayList<>(all);
        repeated.addAll(
                Collections.nCopies(roundedUp(Math.max(MIN, all.size())) - all.size(), all.get(all.size() - 1)));
        return new ListParameter(name, repeated);
    }

    /** Returns the smallest of 1, 2, 5, 10, 20, 50 … that is not less than the size. */
    private static int roundedUp(int size) {
        for (int unit = 1; ; unit *= 10) {
            for (int step : STEPS) {
                if (step * unit >= size) {
                    return step * unit;
                }
            }
        }
    }

    /** Returns JPQL with the single parameters of the list, such as {@code (:ids0, :ids1)} for {@code :ids}. */
    public String expandIn(String jpql) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            list.append(i == 0 ? "(:" : ", :").append(name).append(i);
        }
        return jpql.replace(":" + name, list.append(')'));
    }

    /** Sets the parameters of a query, whose text {@link #expandIn} made, and returns it. */
    public <Q extends Query> Q bind(Q query) {
        parameters().forEach(query::setParameter);
        return query;
    }

    /** Returns the value of each parameter. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            parameters.put(name + i, values.get(i));
        }
        return parameters;
    }
}
