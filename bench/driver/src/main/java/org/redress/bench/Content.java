package org.redress.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Compares the responses of all systems, so that no system is faster by doing less. */
final class Content {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Content() {}

    /** Compares. @return a line per difference from the first system's responses; empty if there is none */
    static List<String> differences(List<Target> targets, List<Call> calls) {
        List<String> differences = new ArrayList<>();
        for (Call call : calls) {
            JsonNode expected = null;
            for (Target target : targets) {
                try (Connection connection = new Connection(target)) {
                    Connection.Answer answer = connection.send(call);
                    JsonNode got = answer.status() == 200 ? comparable(answer.text()) : null;
                    if (got == null) {
                        differences.add(
                                target.name() + " " + call.path() + ": " + answer.status() + " " + answer.text());
                    } else if (expected == null) {
                        expected = got;
                    } else if (!got.equals(expected)) {
                        differences.add(target.name() + " " + call.path() + " " + difference("", got, expected));
                    }
                }
            }
        }
        return differences;
    }

    /** Returns the first member that differs, with its values. */
    private static String difference(String place, JsonNode got, JsonNode expected) {
        if (got.isObject() && expected.isObject()) {
            Set<String> names = new TreeSet<>();
            got.fieldNames().forEachRemaining(names::add);
            expected.fieldNames().forEachRemaining(names::add);
            return names.stream()
                    .filter(name -> !Objects.equals(got.get(name), expected.get(name)))
                    .findFirst()
                    .map(name -> difference(place + "/" + name, got.path(name), expected.path(name)))
                    .orElseThrow();
        }
        if (got.isArray() && expected.isArray() && got.size() == expected.size()) {
            int first = 0;
            while (got.get(first).equals(expected.get(first))) {
                first++;
            }
            return difference(place + "/" + first, got.get(first), expected.get(first));
        }
        return place + ": " + got + " instead of " + expected;
    }

    /** Removes values that are unique per response, and values that the peers do not return. */
    private static JsonNode comparable(String answer) {
        try {
            JsonNode json = JSON.readTree(answer);
            if (json.get("response") instanceof ObjectNode response) {
                response.remove("responseId");
            }
            for (JsonNode dispute : json) {
                if (dispute instanceof ObjectNode fields) {
                    fields.remove(List.of("decision", "actions"));
                }
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer, e);
        }
    }
}
