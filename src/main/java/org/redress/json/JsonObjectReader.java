package org.redress.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.UnicodeText;
import org.redress.problem.UnicodeTextValidator;
import org.redress.problem.Violations;

/**
 * The fields of an object in a body, read one by one; what is wrong with any of them is collected, to be told at once.
 * Null and a blank text are as good as none. Texts are single lines of Unicode; a number is as good as a text.
 */
public final class JsonObjectReader {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final JsonObject object;
    private final String path;
    private final String pointer;
    private final Violations violations;

    public JsonObjectReader(JsonObject object) {
        this(object, "", "", new Violations());
    }

    private JsonObjectReader(JsonObject object, String path, String pointer, Violations violations) {
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
        return parse(name, "have at most " + maxCharacters + " characters", text -> {
            check(text.length() <= maxCharacters);
            return text;
        });
    }

    /** What people write: several lines of it. @return null where there is none, or where it breaks the rule */
    public String multilineText(String name, int maxCharacters) {
        return parse(name, "have at most " + maxCharacters + " characters", true, text -> {
            check(text.codePointCount(0, text.length()) <= maxCharacters);
            return text;
        });
    }

    /** @param rule as the end of "must". @return null where there is none, or where it does not match */
    public String matching(String name, String rule, String pattern) {
        return parse(name, rule, text -> {
            check(text.matches(pattern));
            return text;
        });
    }

    public UUID uuid(String name) {
        return parse(name, "be a UUID", JsonObjectReader::uuidOf);
    }

    /** Of texts that are UUIDs; empty where there are none. */
    public List<UUID> uuids(String name, int max) {
        return list(name, 0, max, "UUIDs", JsonObjectReader::uuidOf);
    }

    /**
     * A list of texts, each taken once; none where there is no list and need be none.
     *
     * @param what the texts are, to be told where one is not
     * @param reading throws one of two exceptions for a text that is not
     */
    public <T> List<T> list(String name, int min, int max, String what, Function<String, T> reading) {
        JsonValue value = at(name);
        if (value == null && min == 0) {
            return List.of();
        }
        try {
            check(value instanceof JsonArray array && array.size() >= min && array.size() <= max);
            return value.asJsonArray().stream()
                    .map(element -> reading.apply(element instanceof JsonString text ? text.getString() : ""))
                    .distinct()
                    .toList();
        } catch (IllegalArgumentException | DateTimeException e) {
            reject(name, "must be a list of " + (min == 0 ? "at most " : min + "..") + max + " " + what);
            return List.of();
        }
    }

    private static UUID uuidOf(String text) {
        UUID uuid = UUID.fromString(text);
        check(uuid.toString().equalsIgnoreCase(text));
        return uuid;
    }

    /** From 1970 to 9999, to the microsecond. @return null where there is none, or where it breaks the rule */
    public Instant dateTime(String name) {
        return parse(name, "be a date-time with its offset, such as 2023-12-08T10:15:00Z, from 1970 on", text -> {
            Instant moment = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            check(!moment.isBefore(Instant.EPOCH) && !moment.isAfter(LATEST));
            return moment;
        });
    }

    /** A word of ours, in any letter case. */
    public <E extends Enum<E>> E enumValue(String name, Class<E> type) {
        String words = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return parse(name, "be one of " + words, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }

    /**
     * @param rule what it must do or be, as the end of "must"
     * @param reading throws one of three exceptions for a text that breaks the rule
     * @return null where there is none, or where it breaks the rule
     */
    public <T> T parse(String name, String rule, Function<String, T> reading) {
        return parse(name, rule, false, reading);
    }

    private <T> T parse(String name, String rule, boolean multiline, Function<String, T> reading) {
        JsonValue value = at(name);
        if (value == null) {
            return null;
        } else if (!(value instanceof JsonString string)) {
            reject(name, "must be text or number");
        } else if (!(multiline
                ? UnicodeTextValidator.isMultiline(string.getString())
                : UnicodeTextValidator.isLine(string.getString()))) {
            reject(name, UnicodeText.MESSAGE);
        } else {
            try {
                return reading.apply(string.getString());
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                reject(name, "must " + rule);
            }
        }
        return null;
    }

    /** What was read of a field that must be there; where there is none, that is wrong, too. */
    public <T> T required(String name, T read) {
        if (at(name) == null) {
            reject(name, "is required");
        }
        return read;
    }

    /** The fields of an object that must be there; where it is not, that alone is wrong. */
    public JsonObjectReader object(String name) {
        JsonValue value = at(name);
        if (!(value instanceof JsonObject object)) {
            reject(name, value == null ? "is required" : "must be an object");
            return new JsonObjectReader(JsonValue.EMPTY_JSON_OBJECT);
        }
        return new JsonObjectReader(object, path + name + ".", pointer + "/" + name, violations);
    }

    /** The fields of each object of a list; none where there is no such list. */
    public List<JsonObjectReader> objects(String name, int min, int max) {
        JsonValue value = at(name);
        if (value == null && min == 0) {
            return List.of();
        } else if (!(value instanceof JsonArray array) || array.size() < min || array.size() > max) {
            reject(name, "must be a list of " + min + ".." + max + " objects");
            return List.of();
        } else {
            return IntStream.range(0, array.size())
                    .mapToObj(index -> element(name, index, array.get(index)))
                    .toList();
        }
    }

    private JsonObjectReader element(String name, int index, JsonValue value) {
        String place = "/" + name + "/" + index;
        String indexed = name + "[" + index + "]";
        if (!(value instanceof JsonObject element)) {
            reject(indexed, place, "must be an object");
            return new JsonObjectReader(JsonValue.EMPTY_JSON_OBJECT);
        }
        return new JsonObjectReader(element, path + indexed + ".", pointer + place, violations);
    }

    public void reject(String name, String rule) {
        // RFC 6901, 3
        reject(name, "/" + name.replace("~", "~0").replace("/", "~1"), rule);
    }

    private void reject(String name, String place, String rule) {
        violations.add(path + name, rule, "body " + pointer + place);
    }

    /** @throws InvalidRequestException with everything that was wrong with this object and with those inside of it */
    public void check() {
        violations.throwIfAny();
    }

    private JsonValue at(String name) {
        JsonValue value = object.get(name);
        boolean empty = value == null
                || value == JsonValue.NULL
                || value instanceof JsonString text && text.getString().isBlank();
        return empty ? null : value;
    }
}
