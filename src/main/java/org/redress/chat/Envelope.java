package org.redress.chat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violation;

/**
 * Finds the fields of a chat call in the platform's envelope: each at the first of its places that has it (CONTRACT,
 * The chat envelope). Places are JSON pointers (RFC 6901). An empty text is as good as none.
 */
final class Envelope {
    private static final String[] INTEREST_TYPE = {"/queryInfo/interestType", "/interestType"};
    private static final int MAX_CHANNEL = 64;
    private static final String USER = "/conversationRequest/userInfo/";
    private static final List<String> ENTITY_INFO =
            List.of("/queryInfo/parameters/params/entityInfo/", "/queryInfo/entityInfo/", "/entityInfo/");
    static final String WORDS = "entityInfo.problemStatement";

    private static final String[] WORD_FIELDS = {"problemStatment", "problemStatement", "description"};
    private static final List<String> ATTRIBUTES = List.of("orderId", "complaintId", "Category");
    private static final Pattern NAMED = Pattern.compile("\\bname\\s*:\\s*([^,]+)");

    private final JsonObject body;
    private final List<Violation> violations = new ArrayList<>();

    Envelope(JsonObject body) {
        this.body = body;
    }

    /** The language asked for, whatever else is wrong with the request. */
    Locale language() {
        JsonValue code = first("/languageCode", "/queryInfo/languageCode");
        return ChatMessages.languageFor(code instanceof JsonString text ? text.getString() : null);
    }

    /** @throws InvalidRequestException with each field that breaks its rule */
    ChatRequest request() {
        ChatRequest request = new ChatRequest(
                channel(),
                required("uid", 255, USER + "uid", USER + "uuid", "/uuid"),
                text("userName", 255, USER + "username", USER + "userName", "/userName", "/username"),
                text("firstName", 255, USER + "first_name", USER + "firstName", "/firstName", "/first_name"),
                text("lastName", 255, USER + "last_name", USER + "lastName", "/lastName", "/last_name"),
                required("interestType", 255, INTEREST_TYPE),
                language(),
                responseType(),
                text("entityInfo.orderId", 64, entityInfo("orderId", "orderID")),
                text("entityInfo.complaintId", 64, entityInfo("complaintId")),
                text(WORDS, 10_000, entityInfo(WORD_FIELDS)),
                text("entityInfo.category", 255, entityInfo("category")),
                attributes());
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(violations);
        }
        return request;
    }

    static InvalidRequestException wrongInterestType() {
        return new InvalidRequestException(
                List.of(violation("interestType", "belongs to another path", INTEREST_TYPE)));
    }

    static InvalidRequestException noComplaintId() {
        return new InvalidRequestException(
                List.of(violation("entityInfo.complaintId", "is required, text or number", entityInfo("complaintId"))));
    }

    static InvalidRequestException noWords() {
        return new InvalidRequestException(List.of(violation(WORDS, "is required, text", entityInfo(WORD_FIELDS))));
    }

    private static String[] entityInfo(String... names) {
        return ENTITY_INFO.stream()
                .flatMap(place -> Stream.of(names).map(place::concat))
                .toArray(String[]::new);
    }

    private String required(String field, int max, String... places) {
        int before = violations.size();
        String text = text(field, max, places);
        if (text == null && violations.size() == before) {
            refuse(field, "is required, text or number, 1.." + max + " characters", places);
        }
        return text;
    }

    /** A text or a number; null where there is none, or where it breaks the rule. */
    private String text(String field, int max, String... places) {
        JsonValue value = first(places);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonString string)) {
            refuse(field, "must be text or number", places);
            return null;
        }
        String text = string.getString();
        if (text.codePointCount(0, text.length()) > max) {
            refuse(field, "must have at most " + max + " characters", places);
            return null;
        }
        if (!isUnicode(text)) {
            refuse(field, "must be Unicode text without U+0000 and without half characters", places);
            return null;
        }
        return text;
    }

    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    /** In capitals, which may be more than there were small letters. */
    private String channel() {
        String place = "/conversationRequest/channel";
        String said = text("channel", MAX_CHANNEL, place);
        String channel = said == null ? "WEB" : said.toUpperCase(Locale.ROOT);
        if (channel.codePointCount(0, channel.length()) > MAX_CHANNEL) {
            refuse("channel", "must have at most " + MAX_CHANNEL + " characters", place);
        }
        return channel;
    }

    private ResponseType responseType() {
        String[] places = {"/responseType", "/queryInfo/responseType", "/queryInfo/parameters/params/responseType"};
        String said = text("responseType", 255, places);
        if (said == null) {
            return null;
        }
        return Arrays.stream(ResponseType.values())
                .filter(type -> type.wireName().equalsIgnoreCase(said.strip()))
                .findFirst()
                .orElseGet(() -> {
                    refuse("responseType", "must be text, card, media or container", places);
                    return null;
                });
    }

    /** The wanted ones of the attributes we have, in the order wanted; all of them where none is named. */
    private List<String> attributes() {
        String[] places = {"/attributes", "/queryInfo/parameters/params/attributes"};
        JsonValue value = first(places);
        if (value == null) {
            return ATTRIBUTES;
        }
        List<JsonValue> wanted = value instanceof JsonArray list ? list : List.of(value);
        return wanted.stream()
                .flatMap(Envelope::names)
                .map(name -> ATTRIBUTES.stream()
                        .filter(known -> known.equalsIgnoreCase(name.strip()))
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Names in a text such as "orderId, Category" or "name:complaintId,value:123456", or of {"name": …}. */
    private static Stream<String> names(JsonValue value) {
        if (value instanceof JsonObject named && named.get("name") instanceof JsonString name) {
            return Stream.of(name.getString());
        }
        if (!(value instanceof JsonString string)) {
            return Stream.empty();
        }
        String text = string.getString();
        Matcher named = NAMED.matcher(text);
        return named.find() ? named.reset().results().map(m -> m.group(1)) : Stream.of(text.split(","));
    }

    /** What stands at the first place that has something, or null. */
    private JsonValue first(String... places) {
        return Stream.of(places)
                .map(this::at)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private JsonValue at(String place) {
        JsonValue value = body;
        for (String step : place.substring(1).split("/")) {
            value = value instanceof JsonObject object ? object.get(step) : null;
        }
        boolean empty = value == null
                || value == JsonValue.NULL
                || value instanceof JsonString text && text.getString().isBlank();
        return empty ? null : value;
    }

    private void refuse(String field, String rule, String... places) {
        violations.add(violation(field, rule, places));
    }

    private static Violation violation(String field, String rule, String... places) {
        return new Violation(field, rule, "body " + String.join(" or ", places));
    }
}
