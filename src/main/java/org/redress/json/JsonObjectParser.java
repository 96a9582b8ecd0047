package org.redress.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.MalformedJsonException;

/**
 * Parser of JSON (RFC 8259). A lenient one accepts a comma after the last member or element, as the chat's documents
 * have it, and a member that is named twice, of which the last counts. A strict one rejects both.
 *
 * <p>Nesting is limited. A number becomes a JSON string with the digits of its value, of which none are lost.
 */
public final class JsonObjectParser {
    private static final JsonProvider JSON = JsonProvider.provider();

    private final int maxNesting;
    private final boolean isStrict;
    private final JsonFactory parsers;

    private JsonObjectParser(int maxNesting, boolean isStrict) {
        this.maxNesting = maxNesting;
        this.isStrict = isStrict;
        parsers = JsonFactory.builder()
                .configure(JsonReadFeature.ALLOW_TRAILING_COMMA, !isStrict)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxNesting)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    /** @param maxNesting the greatest depth of objects and arrays, from 1 */
    public static JsonObjectParser strict(int maxNesting) {
        return new JsonObjectParser(maxNesting, true);
    }

    /** @param maxNesting the greatest depth of objects and arrays, from 1 */
    public static JsonObjectParser lenient(int maxNesting) {
        return new JsonObjectParser(maxNesting, false);
    }

    /**
     * Parses a JSON object in UTF-8, with or without a byte order mark.
     *
     * @throws MalformedJsonException with line and column of the first error
     * @throws InvalidRequestException if it is nested too deep
     */
    public JsonObject parse(byte[] body) {
        try (JsonParser parser = parsers.createParser(text(body))) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw malformed(
                        "expected a JSON object",
                        first == null ? parser.currentLocation() : parser.currentTokenLocation());
            }
            JsonObject object = parse(parser);
            if (parser.nextToken() != null) {
                throw malformed("unexpected content after the JSON object", parser.currentTokenLocation());
            }
            return object;
        } catch (StreamConstraintsException e) {
            throw new InvalidRequestException("body", "must be nested at most " + maxNesting + " deep", "body");
        } catch (JsonProcessingException e) {
            throw malformed("it breaks off or has something unexpected", e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject parse(JsonParser parser) throws IOException {
        JsonObjectBuilder members = JSON.createObjectBuilder();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (isStrict && !names.add(name)) {
                throw malformed("an object names a member twice", parser.currentTokenLocation());
            }
            parser.nextToken();
            members.add(name, value(parser));
        }
        return members.build();
    }

    private JsonArray array(JsonParser parser) throws IOException {
        JsonArrayBuilder elements = JSON.createArrayBuilder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements.build();
    }

    private JsonValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> parse(parser);
            case START_ARRAY -> array(parser);
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JSON.createValue(JsonNumber.digits(parser.getText()));
            default -> JSON.createValue(parser.getText());
        };
    }

    private static MalformedJsonException malformed(String rule, JsonLocation at) {
        return new MalformedJsonException(rule, at.getLineNr(), at.getColumnNr());
    }

    private static String text(byte[] body) {
        CharBuffer decoded = CharBuffer.allocate(body.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body), decoded, true);
        String text = decoded.flip().toString();
        if (result.isError()) {
            long line = 1 + text.chars().filter(c -> c == '\n').count();
            throw new MalformedJsonException("it is not UTF-8", line, text.length() - text.lastIndexOf('\n'));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
