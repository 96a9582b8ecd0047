package org.redress.database;

import jakarta.json.JsonObject;
import java.util.stream.Stream;

/** Nodes of PostgreSQL's plans. */
public final class PlanNodes {
    private PlanNodes() {}

    /** Returns a node and all below it. */
    public static Stream<JsonObject> of(JsonObject plan) {
        Stream<JsonObject> below = plan.containsKey("Plans")
                ? plan.getJsonArray("Plans").getValuesAs(JsonObject.class).stream()
                : Stream.of();
        return Stream.concat(Stream.of(plan), below.flatMap(PlanNodes::of));
    }

    /** Returns the number of rows that a node has read, also those that it has removed. */
    public static double rowsRead(JsonObject node) {
        return Stream.of("Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck")
                        .filter(node::containsKey)
                        .mapToDouble(name -> node.getJsonNumber(name).doubleValue())
                        .sum()
                * node.getJsonNumber("Actual Loops").doubleValue();
    }
}
