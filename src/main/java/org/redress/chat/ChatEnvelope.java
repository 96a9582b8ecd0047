package org.redress.chat;

import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;
import org.redress.problem.UnicodeText;

/**
 * Fields of a chat request as they were sent, with the rules for them. Numbers are texts; null if missing.
 *
 * @param channel in upper case; WEB if missing
 * @param language language of the reply: the nearest to the one sent that has messages; never null
 * @param attributes names of the attributes to return, as the contract spells them; all if none was named
 * @param typeMismatches fields that are neither text nor number, and therefore null here
 */
@JsonbTypeDeserializer(EnvelopeDeserializer.class)
public record ChatEnvelope(
        @MaxCodePoints(characters = InputLimits.IDENTIFIER) @UnicodeText(controls = true) String channel,
        @NotNull(message = ChatEnvelope.REQUIRED)
                @MaxCodePoints(characters = InputLimits.NAME)
                @UnicodeText(controls = true)
                String uid,
        @MaxCodePoints(characters = InputLimits.NAME) @UnicodeText(controls = true) String userName,
        @MaxCodePoints(characters = InputLimits.NAME) @UnicodeText(controls = true) String firstName,
        @MaxCodePoints(characters = InputLimits.NAME) @UnicodeText(controls = true) String lastName,
        @NotNull(message = ChatEnvelope.REQUIRED)
                @MaxCodePoints(characters = InputLimits.NAME)
                @UnicodeText(controls = true)
                String interestType,
        Locale language,
        @MaxCodePoints(characters = InputLimits.NAME)
                @UnicodeText(controls = true)
                @Pattern(regexp = ChatEnvelope.RESPONSE_TYPE, message = "must be text, card, media or container")
                String responseType,
        @MaxCodePoints(characters = InputLimits.IDENTIFIER) @UnicodeText(controls = true) String orderId,
        @MaxCodePoints(characters = InputLimits.IDENTIFIER) @UnicodeText(controls = true) String complaintId,
        @MaxCodePoints(characters = InputLimits.FREE_TEXT) @UnicodeText(controls = true) String problemStatement,
        @MaxCodePoints(characters = InputLimits.NAME) @UnicodeText(controls = true) String category,
        List<String> attributes,
        Set<EnvelopeField> typeMismatches) {

    private static final String REQUIRED = "is required, text or number, 1.." + InputLimits.NAME + " characters";
    // As String.strip and equalsIgnoreCase, by which ResponseType reads it
    private static final String RESPONSE_TYPE =
            "\\p{javaWhitespace}*(?iu:text|card|media|container)\\p{javaWhitespace}*";

    /** Converts the valid fields. */
    ChatRequest request() {
        return new ChatRequest(
                channel,
                uid,
                userName,
                firstName,
                lastName,
                interestType,
                language,
                responseType == null ? null : ResponseType.of(responseType),
                orderId,
                complaintId,
                problemStatement,
                category,
                attributes);
    }
}
