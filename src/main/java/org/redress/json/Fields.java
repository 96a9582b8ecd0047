package org.redress.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.redress.problem.InvalidRequest;
import org.redress.problem.Violation;

/**
 * The fields of an object in a body, read one by one; what is wrong with any of them is collected, to be told at once.
 * Null and a blank text are as good as none. Texts are single lines of Unicode; a number is as good as a text.
 */
public final class Fields {
    private final JsonObject object;
    private final String path;
    private final String pointer;
    private final List<Violation> violations;

    public Fields(JsonObject object) {
        this(object, "", "", new ArrayList<>());
    }

    private Fields(JsonObject object, String path, String pointer, List<Violation> violations) {
        this.object = object;
        this.path = path;
        this.pointer = pointer;
        this.violations = violations;
    }

    /** What the object names, whatever stands there. */
    public Set<String> names() {
        return object.keySet();
    }

    public boolean has(String name) {
        return at(name) != null;
    }

    /** @return null where there is none, or where it breaks the rule */
    public String text(String name, int maxCharacters) {
        return value(name, "have at most " + maxCharacters + " characters", text -> {
            if (text.length() > maxCharacters) {
                throw new IllegalArgumentException();
            }
            return text;
        });
    }

    /**
     * @param rule what it must do or be, as the end of "must"
     * @param reading throws one of three exceptions for a text that breaks the rule
     * @return null where there is none, or where it breaks the rule
     */
    public <T> T value(String name, String rule, Function<String, T> reading) {
        JsonValue value = at(name);
        if (value == null) {
            return null;
        } else if (!(value instanceof JsonString string)) {
            refuse(name, "must be text or number");
        } else if (!isLine(string.getString())) {
            refuse(name, "must be Unicode text without control characters and without half characters");
        } else {
            try {
                return reading.apply(string.getString());
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                refuse(name, "must " + rule);
            }
        }
        return null;
    }

    /** What was read of a field that must be there; where there is none, that is wrong, too. */
    public <T> T required(String name, T read) {
        if (at(name) == null) {
            refuse(name, "is required");
        }
        return read;
    }

    /** The fields of an object that must be there; where it is not, that alone is wrong. */
    public Fields object(String name) {
        JsonValue value = at(name);
        if (!(value instanceof JsonObject object)) {
            refuse(name, value == null ? "is required" : "must be an object");
            return new Fields(JsonValue.EMPTY_JSON_OBJECT);
        }
        return new Fields(object, path + name + ".", pointer + "/" + name, violations);
    }

    /** The fields of each object of a list; none where there is no such list. */
    public List<Fields> list(String name, int min, int max) {
        JsonValue value = at(name);
        if (value == null && min == 0) {
            return List.of();
        } else if (!(value instanceof JsonArray array) || array.size() < min || array.size() > max) {
            refuse(name, "must be a list of " + min + ".." + max + " objects");
            return List.of();
        } else {
            return IntStream.range(0, array.size())
                    .mapToObj(index -> element(name, index, array.get(index)))
                    .toList();
        }
    }

    private Fields element(String name, int index, JsonValue value) {
        String place = "/" + name + "/" + index;
        String indexed = name + "[" + index + "]";
        if (!(value instanceof JsonObject element)) {
            refuse(indexed, place, "must be an object");
            return new Fields(JsonValue.EMPTY_JSON_OBJECT);
        }
        return new Fields(element, path + indexed + ".", pointer + place, violations);
    }

    public void refuse(String name, String rule) {
        // RFC 6901, 3
        refuse(name, "/" + name.replace("~", "~0").replace("/", "~1"), rule);
    }

    private void refuse(String name, String place, String rule) {
        violations.add(new Violation(path + name, rule, "body " + pointer + place));
    }

    /** @throws InvalidRequest with everything that was wrong with this object and with those inside of it */
    public void check() {
        if (!violations.isEmpty()) {
            throw new InvalidRequest(violations);
        }
    }

    private JsonValue at(String name) {
        JsonValue value = object.get(name);
        boolean empty = value == null
                || value == JsonValue.NULL
                || value instanceof JsonString text && text.getString().isBlank();
        return empty ? null : value;
    }

    /** Whether it is Unicode without control characters and without half characters. */
    public static boolean isLine(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
