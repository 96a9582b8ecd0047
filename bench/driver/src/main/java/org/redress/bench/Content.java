package org.redress.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

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
                        differences.add(target.name() + " " + call.path() + ": " + got + "\n  instead of " + expected);
                    }
                }
            }
        }
        return differences;
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
