package org.redress.chat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violation;
import org.redress.text.VisibleText;
import org.redress.text.WrittenNumber;

/**
 * Fields of the chat envelope, each with the places at which it is read (CONTRACT, The chat envelope). Declared in the
 * order in which violations are reported.
 */
public enum EnvelopeField {
    CHANNEL("channel", "/conversationRequest/channel"),
    UID("uid", Places.USER + "uid", Places.USER + "uuid", "/uuid"),
    USER_NAME("userName", Places.USER + "username", Places.USER + "userName", "/userName", "/username"),
    FIRST_NAME("firstName", Places.USER + "first_name", Places.USER + "firstName", "/firstName", "/first_name"),
    LAST_NAME("lastName", Places.USER + "last_name", Places.USER + "lastName", "/lastName", "/last_name"),
    INTEREST_TYPE("interestType", "/queryInfo/interestType", "/interestType"),
    LANGUAGE_CODE("languageCode", "/languageCode", "/queryInfo/languageCode"),
    RESPONSE_TYPE("responseType", "/responseType", "/queryInfo/responseType", Places.PARAMS + "responseType"),
    ORDER_ID("entityInfo.orderId", Places.entityInfo("orderId", "orderID")),
    COMPLAINT_ID("entityInfo.complaintId", Places.entityInfo("complaintId")),
    PROBLEM_STATEMENT(
            "entityInfo.problemStatement", Places.entityInfo("problemStatment", "problemStatement", "description")),
    CATEGORY("entityInfo.category", Places.entityInfo("category")),
    ATTRIBUTES("attributes", "/attributes", Places.PARAMS + "attributes");

    private final String contractName;
    private final String place;
    private final List<List<String>> paths;

    EnvelopeField(String contractName, String... pointers) {
        this.contractName = contractName;
        this.place = "body " + String.join(" or ", pointers);
        this.paths = Arrays.stream(pointers)
                .map(pointer -> List.of(pointer.substring(1).split("/")))
                .toList();
    }

    String contractName() {
        return contractName;
    }

    /** Returns the body's JSON pointers (RFC 6901) at which this field is read, as a problem shows them. */
    String place() {
        return place;
    }

    /** Returns the name of the component of {@link ChatEnvelope} whose constraints this field has. */
    String component() {
        return contractName.substring(contractName.lastIndexOf('.') + 1);
    }

    /** Returns whether blanks at the ends are no part of the value: it is compared with others, not shown as a text. */
    boolean isStripped() {
        return this == CHANNEL || this == UID || isNumber();
    }

    private boolean isNumber() {
        return this == ORDER_ID || this == COMPLAINT_ID;
    }

    /** Returns whether this field must be a text or a number. */
    boolean isText() {
        return this != LANGUAGE_CODE && this != ATTRIBUTES;
    }

    /** Returns a problem with this field alone. */
    InvalidRequestException invalid(String rule) {
        return new InvalidRequestException(List.of(new Violation(contractName, rule, place)));
    }

    /**
     * Finds the value at the first place that has one. Null and texts without anything to see count as none.
     *
     * @return null if there is none
     */
    @Nullable
    JsonValue findIn(JsonObject body) {
        for (List<String> path : paths) {
            JsonValue value = valueAt(path, body);
            if (value != null && value != JsonValue.NULL && !isBlank(value)) {
                return value;
            }
        }
        return null;
    }

    // By hand: JsonPointer throws where a step leads into a text or a number, which here means that there is no value
    private static @Nullable JsonValue valueAt(List<String> path, JsonObject body) {
        JsonValue value = body;
        for (String step : path) {
            value = value instanceof JsonObject object ? object.get(step) : null;
        }
        return value;
    }

    private boolean isBlank(JsonValue value) {
        return value instanceof JsonString text
                && (isNumber() ? WrittenNumber.isEmpty(text.getString()) : VisibleText.isBlank(text.getString()));
    }

    /** Beginnings of places. An enum's constants cannot use its own static fields. */
    private static final class Places {
        static final String USER = "/conversationRequest/userInfo/";
        static final String PARAMS = "/queryInfo/parameters/params/";
        private static final List<String> ENTITY_INFO =
                List.of(PARAMS + "entityInfo/", "/queryInfo/entityInfo/", "/entityInfo/");

        static String[] entityInfo(String... names) {
            return ENTITY_INFO.stream()
                    .flatMap(place -> Stream.of(names).map(place::concat))
                    .toArray(String[]::new);
        }
    }
}
