package org.redress.chat;

import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
@SuppressWarnings("MultipleNullnessAnnotations") // @NotNull is a rule that is checked later, by the validator
public record ChatEnvelope(
        @MaxCodePoints(characters = InputLimits.IDENTIFIER) @UnicodeText(controls = true) String channel,
        @NotNull(message = ChatEnvelope.REQUIRED)
                @MaxCodePoints(characters = InputLimits.NAME)
                @UnicodeText(controls = true)
                @Nullable
                String uid,
        @MaxCodePoints(characters = InputLimits.NAME) @UnicodeText(controls = true) @Nullable String userName,
        @MaxCodePoints(characters = InputLimits.NAME) @UnicodeText(controls = true) @Nullable String firstName,
        @MaxCodePoints(characters = InputLimits.NAME) @UnicodeText(controls = true) @Nullable String lastName,
        @NotNull(message = ChatEnvelope.REQUIRED)
                @MaxCodePoints(characters = InputLimits.NAME)
                @UnicodeText(controls = true)
                @Nullable
                String interestType,
        Locale language,
        @MaxCodePoints(characters = InputLimits.NAME)
                @UnicodeText(controls = true)
                @Pattern(regexp = ChatEnvelope.RESPONSE_TYPE, message = "must be text, card, media or container")
                @Nullable
                String responseType,
        @MaxCodePoints(characters = InputLimits.IDENTIFIER) @UnicodeText(controls = true) @Nullable String orderId,
        @MaxCodePoints(characters = InputLimits.IDENTIFIER) @UnicodeText(controls = true) @Nullable String complaintId,
        @MaxCodePoints(characters = InputLimits.FREE_TEXT) @UnicodeText(controls = true) @Nullable
                String problemStatement,
        @MaxCodePoints(characters = InputLimits.NAME) @UnicodeText(controls = true) @Nullable String category,
        List<String> attributes,
        Set<EnvelopeField> typeMismatches) {

    private static final String REQUIRED = "is required, text or number, 1.." + InputLimits.NAME + " characters";
    // As String.strip and equalsIgnoreCase, by which ResponseType reads it
    private static final String RESPONSE_TYPE =
            "\\p{javaWhitespace}*(?iu:text|card|media|container)\\p{javaWhitespace}*";

    /** Converts the fields, which must be valid. */
    ChatRequest request() {
        return new ChatRequest(
                channel,
                Objects.requireNonNull(uid),
                userName,
                firstName,
                lastName,
                Objects.requireNonNull(interestType),
                language,
                responseType == null ? null : ResponseType.of(responseType),
                orderId,
                complaintId,
                problemStatement,
                category,
                attributes);
    }
}
