package org.redress.chat;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.redress.problem.InvalidRequest;
import org.redress.problem.MalformedJson;

/**
 * JSON (RFC 8259) as the chat platform writes it: a comma after the last member or element is forgiven, as in the
 * order-status document's own example. Nesting is bounded.
 */
final class ForgivingJson {
    static final int MAX_NESTING = 32;
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private ForgivingJson() {}

    static JsonObject object(byte[] body) {
        String text = withoutTrailingCommas(text(body));
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            if (parser.next() != JsonParser.Event.START_OBJECT) {
                throw malformed("an object must begin", parser.getLocation());
            }
            JsonObject object = parser.getObject();
            if (parser.hasNext()) {
                throw malformed("it goes on after its end", parser.getLocation());
            }
            return object;
        } catch (JsonParsingException e) {
            throw malformed("it breaks off or has something unexpected", e.getLocation());
        } catch (JsonException e) {
            throw new MalformedJson("it cannot be read", 1, 1);
        }
    }

    private static MalformedJson malformed(String rule, JsonLocation at) {
        return new MalformedJson(rule, at.getLineNumber(), at.getColumnNumber());
    }

    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new MalformedJson("it is not UTF-8", 1, 1);
        }
    }

    /** Blanks in place of the forgiven commas, so that lines and columns stay true. */
    private static String withoutTrailingCommas(String text) {
        StringBuilder repaired = new StringBuilder(text);
        int nesting = 0;
        boolean inString = false;
        char last = 0;
        char beforeComma = 0;
        int comma = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
                continue;
            }
            if (Character.isWhitespace(c)) {
                continue;
            }
            switch (c) {
                case '"' -> inString = true;
                case '{', '[' -> nesting++;
                case '}', ']' -> {
                    nesting--;
                    if (last == ',' && "{[,:".indexOf(beforeComma) < 0) {
                        repaired.setCharAt(comma, ' ');
                    }
                }
                case ',' -> {
                    comma = i;
                    beforeComma = last;
                }
                default -> {}
            }
            if (nesting > MAX_NESTING) {
                throw new InvalidRequest("body", "must be nested at most " + MAX_NESTING + " deep", "body");
            }
            last = c;
        }
        return repaired.toString();
    }
}
