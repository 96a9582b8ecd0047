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
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.UnicodeText;
import org.redress.problem.UnicodeTextValidator;
import org.redress.problem.Violations;
import org.redress.text.VisibleText;

/**
 * Reader of a JSON object that validates its members and collects all violations, each with its JSON pointer.
 *
 * <p>Null and texts without anything to see ({@link VisibleText}) count as absent. Numbers are accepted where texts
 * are. Texts are single lines of Unicode text ({@link UnicodeText}) unless read by {@link #multilineText}. A member
 * that is absent or invalid is read as null.
 */
public final class JsonObjectReader {
    private static final Instant LATEST = Instant.parse("2100-12-31T23:59:59.999999Z");

    private final JsonObject object;
    private final String path;
    private final String pointer;
    private final Violations violations;
    private final Set<String> read = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    /** @param object the whole body */
    public JsonObjectReader(JsonObject object) {
        this(object, "", "", new Violations());
    }

    private JsonObjectReader(JsonObject object, String path, String pointer, Violations violations) {
        this.object = object;
        this.path = path;
        this.pointer = pointer;
        this.violations = violations;
    }

    /** Returns the names of all members, also of those that are null or blank. */
    public Set<String> names() {
        return object.keySet();
    }

    /** Returns the names of the members that were asked for so far, present or not. */
    public List<String> read() {
        return List.copyOf(read);
    }

    /** Returns the names of the required members that are absent. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    /** Returns whether the member is present, neither null nor blank. */
    public boolean has(String name) {
        return at(name) != null;
    }

    /**
     * Reads a single-line text.
     *
     * @param maxCharacters the greatest length in code points
     * @return null if it is absent or invalid
     */
    public @Nullable String text(String name, int maxCharacters) {
        return parse(name, atMost(maxCharacters), text -> checked(text, maxCharacters));
    }

    /**
     * Reads a single line without the blanks at its ends, such as a number that a person has copied.
     *
     * @param maxCharacters the greatest length of the result in code points
     * @param conversion applied to the line, such as to capitals
     * @return null if it is absent or invalid
     */
    public @Nullable String stripped(String name, int maxCharacters, UnaryOperator<String> conversion) {
        return parse(
                name,
                atMost(maxCharacters),
                text -> UnicodeTextValidator.isLine(VisibleText.strip(text)),
                text -> checked(conversion.apply(VisibleText.strip(text)), maxCharacters));
    }

    private static String atMost(int maxCharacters) {
        return "have at most " + maxCharacters + " characters";
    }

    private static String checked(String text, int maxCharacters) {
        return checked(text, text.codePointCount(0, text.length()) <= maxCharacters);
    }

    private static String checked(String text, boolean holds) {
        check(holds);
        return text;
    }

    /**
     * Reads a text of several lines.
     *
     * @param maxCharacters the greatest length in code points
     * @return null if it is absent or invalid
     */
    public @Nullable String multilineText(String name, int maxCharacters) {
        return parse(
                name, atMost(maxCharacters), UnicodeTextValidator::isMultiline, text -> checked(text, maxCharacters));
    }

    /**
     * Reads a single-line text that matches a pattern.
     *
     * @param rule the end of a sentence that begins with the field's name and "must"
     * @return null if it is absent or does not match
     */
    public @Nullable String matching(String name, String rule, Pattern pattern) {
        return parse(name, rule, text -> checked(text, pattern.matcher(text).matches()));
    }

    /**
     * Reads a UUID in its canonical form.
     *
     * @return null if it is absent or invalid
     */
    public @Nullable UUID uuid(String name) {
        return parse(name, "be a UUID", JsonObjectReader::uuidOf);
    }

    /**
     * Reads a list of distinct UUIDs.
     *
     * @return empty if it is absent or invalid
     */
    public List<UUID> uuids(String name, int max) {
        return list(name, 0, max, "UUIDs", JsonObjectReader::uuidOf);
    }

    /**
     * Reads a list of distinct values.
     *
     * @param min the least number of elements; with 0 the list may be absent
     * @param max the greatest number of elements
     * @param what the plural that the rule ends with, such as "UUIDs"
     * @param reading throws IllegalArgumentException or DateTimeException for an invalid text
     * @return empty if it is absent or invalid
     */
    public <T> List<T> list(String name, int min, int max, String what, Function<String, T> reading) {
        JsonValue value = at(name);
        if (value == null && min == 0) {
            return List.of();
        }
        try {
            if (!(value instanceof JsonArray array) || array.size() < min || array.size() > max) {
                throw new IllegalArgumentException();
            }
            return array.stream()
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

    /**
     * Reads a point in time, truncated to microseconds, from 1970 to 2100. Its offset may lack the colon, as in ISO
     * 8601's basic format.
     *
     * @return null if it is absent or invalid
     */
    public @Nullable Instant dateTime(String name) {
        return parse(name, "be a date-time with its offset, such as 2023-12-08T10:15:00Z, from 1970 to 2100", text -> {
            Instant moment = OffsetDateTime.parse(TimeFormats.withColon(text))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
            check(!moment.isBefore(Instant.EPOCH) && !moment.isAfter(LATEST));
            return moment;
        });
    }

    /**
     * Reads the name of an enum constant in any letter case.
     *
     * @return null if it is absent or invalid
     */
    public <E extends Enum<E>> @Nullable E enumValue(String name, Class<E> type) {
        String words = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return parse(name, "be one of " + words, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    /**
     * Reads true or false, also as a text in any letter case.
     *
     * @return null if it is absent or invalid
     */
    public @Nullable Boolean bool(String name) {
        JsonValue value = at(name);
        String text = value instanceof JsonString string ? string.getString() : String.valueOf(value);
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        } else if (value != null) {
            reject(name, "must be true or false");
        }
        return null;
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }

    /**
     * Reads a single-line text and converts it.
     *
     * @param rule the end of a sentence that begins with the field's name and "must"
     * @param reading throws IllegalArgumentException, ArithmeticException or DateTimeException for an invalid text
     * @return null if it is absent or invalid
     */
    public <T> @Nullable T parse(String name, String rule, Function<String, T> reading) {
        return parse(name, rule, UnicodeTextValidator::isLine, reading);
    }

    private <T> @Nullable T parse(String name, String rule, Predicate<String> isText, Function<String, T> reading) {
        JsonValue value = at(name);
        if (value == null) {
            return null;
        } else if (!(value instanceof JsonString string)) {
            reject(name, "must be text or number");
        } else if (!isText.test(string.getString())) {
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

    /**
     * Requires a member that was read.
     *
     * @param value the result of reading it
     * @return the same; before {@link #check()} it may be null, as it is invalid then
     */
    // Null only after a violation, for which check() throws before the value is used
    @SuppressWarnings("NullAway")
    public <T> T required(String name, @Nullable T value) {
        if (at(name) == null) {
            missing.add(name);
            reject(name, "is required");
        }
        return value;
    }

    /**
     * Reads a required object.
     *
     * @return a reader without members if it is absent or no object
     */
    public JsonObjectReader object(String name) {
        JsonValue value = at(name);
        if (!(value instanceof JsonObject object)) {
            reject(name, value == null ? "is required" : "must be an object");
            return new JsonObjectReader(JsonValue.EMPTY_JSON_OBJECT);
        }
        return new JsonObjectReader(object, path + name + ".", pointer + "/" + name, violations);
    }

    /**
     * Reads a list of objects.
     *
     * @param min the least number of elements; with 0 the list may be absent
     * @param max the greatest number of elements
     * @return empty if it is absent or invalid
     */
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

    /**
     * Rejects each member with another name.
     *
     * @param what the plural that the rule names, such as "languages"
     */
    public void rejectOthers(Collection<String> names, String what) {
        names().stream()
                .filter(name -> !names.contains(name))
                .forEach(other -> reject(other, "must be one of the " + what + " " + String.join(", ", names)));
    }

    /**
     * Adds a violation.
     *
     * @param rule the end of a sentence that begins with the field's name
     */
    public void reject(String name, String rule) {
        // RFC 6901, 3: tilde and slash are escaped in pointers
        reject(name, "/" + name.replace("~", "~0").replace("/", "~1"), rule);
    }

    private void reject(String name, String place, String rule) {
        violations.add(path + name, rule, "body " + pointer + place);
    }

    /**
     * @throws InvalidRequestException with all violations of the body, of this object and those around and inside it
     */
    public void check() {
        violations.throwIfAny();
    }

    private @Nullable JsonValue at(String name) {
        read.add(name);
        JsonValue value = object.get(name);
        boolean empty = value == null
                || value == JsonValue.NULL
                || (value instanceof JsonString text && VisibleText.isBlank(text.getString()));
        return empty ? null : value;
    }
}
