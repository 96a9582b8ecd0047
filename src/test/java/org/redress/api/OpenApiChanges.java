package org.redress.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds the changes between two versions of openapi.yaml that may break a client.
 *
 * <p>A version is the set of its keywords, each with its place and value. What was there must stay, whether it widens or
 * narrows: a schema may stand in requests and in responses. New operations, optional fields and parameters, answers and
 * values of enumerations break nothing; a new restriction of what was there does.
 */
final class OpenApiChanges {
    private static final Pattern PROSE = Pattern.compile("description|summary|examples?|tags|info|servers|x-.*");
    private static final Pattern RESTRICTION = Pattern.compile("(.*?)/("
            + "required(?:/[^/]+)?|type(?:/[^/]+)?|format|pattern|const|additionalProperties|\\$ref|(?:min|max)[A-Z]\\w+|minimum|maximum"
            + "|enum/.+|parameters/[^/]+/required)");

    private OpenApiChanges() {}

    /** Returns each change as its place and what happened, such as {@code Outcome/enum/PARTIAL was removed}. */
    static List<String> breaking(OpenApiFile before, OpenApiFile after) {
        Map<String, String> old = keywords(before);
        Map<String, String> now = keywords(after);
        return Stream.concat(
                        old.entrySet().stream()
                                .filter(keyword -> !keyword.getValue().equals(now.get(keyword.getKey())))
                                .map(keyword -> keyword.getKey()
                                        + (now.containsKey(keyword.getKey()) ? " was changed" : " was removed")),
                        now.entrySet().stream()
                                .filter(keyword -> !old.containsKey(keyword.getKey()))
                                .filter(keyword -> restricts(keyword, old))
                                .map(keyword -> keyword.getKey() + " is new"))
                .toList();
    }

    private static boolean restricts(Map.Entry<String, String> keyword, Map<String, String> old) {
        Matcher restriction = RESTRICTION.matcher(keyword.getKey());
        if (!restriction.matches() || keyword.getValue().equals("false")) {
            return false;
        }
        String owner = restriction.group(1) + "/";
        String values = restriction.group(2).startsWith("enum/") ? owner + "enum/" : null;
        return old.keySet().stream().anyMatch(place -> place.startsWith(owner))
                && (values == null || old.keySet().stream().noneMatch(place -> place.startsWith(values)));
    }

    private static Map<String, String> keywords(OpenApiFile file) {
        Map<String, String> keywords = new LinkedHashMap<>();
        collect(file, "", file.root(), keywords);
        return keywords;
    }

    private static void collect(OpenApiFile file, String place, JsonNode node, Map<String, String> keywords) {
        if (node.isObject()) {
            node.properties().stream()
                    .filter(member -> place.endsWith("/properties")
                            || !PROSE.matcher(member.getKey()).matches())
                    .forEach(member -> collect(file, place + separated(member.getKey()), member.getValue(), keywords));
        } else if (node.isArray()) {
            for (JsonNode element : node) {
                JsonNode parameter = file.resolved(element);
                if (place.endsWith("/parameters")) {
                    String name = parameter.path("in").asString() + " "
                            + parameter.path("name").asString();
                    collect(file, place + separated(name), parameter, keywords);
                } else if (element.isObject()) {
                    collect(file, place + "/" + element.path("$ref").asString("…"), element, keywords);
                } else {
                    keywords.put(place + separated(element.asString("null")), "");
                }
            }
        } else {
            keywords.put(place, node.asString("null"));
        }
    }

    private static String separated(String name) {
        return "/" + name.replace("/", "~1");
    }
}
