package org.redress.chat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.party.ChannelUser;
import org.redress.problem.InvalidRequestException;
import org.redress.text.WrittenNumber;

/**
 * Valid request of a chatbot. Fields that the envelope lacks are null, unless noted.
 *
 * @param channel in upper case; WEB if missing
 * @param uid id of the user in the channel
 * @param interestType as sent; required
 * @param language language of the reply, one that has messages; never null
 * @param responseType null for the default of the operation
 * @param orderId number of the order, with the words that were sent before it
 * @param complaintId ticket number of the dispute, with the words that were sent before it
 * @param problemStatement up to 10,000 characters
 * @param category as sent
 * @param attributes names of the attributes to return; all if none was named
 */
public record ChatRequest(
        String channel,
        String uid,
        @Nullable String userName,
        @Nullable String firstName,
        @Nullable String lastName,
        String interestType,
        Locale language,
        @Nullable ResponseType responseType,
        @Nullable String orderId,
        @Nullable String complaintId,
        @Nullable String problemStatement,
        @Nullable String category,
        List<String> attributes) {
    private static final Logger LOG = System.getLogger(ChatRequest.class.getName());

    /** Returns the user, as an identity of a customer of the merchant. */
    ChannelUser user(int merchantId) {
        return new ChannelUser(merchantId, channel, uid, firstName, lastName, language.toLanguageTag());
    }

    /** Returns the number of the order without words and signs before it, or null. */
    @Nullable
    String orderNumber() {
        return orderId == null ? null : WrittenNumber.of(orderId).number();
    }

    /** Returns the number of the complaint without words and signs before it, or null. */
    @Nullable
    String complaintNumber() {
        return complaintId == null ? null : WrittenNumber.of(complaintId).number();
    }

    /**
     * Checks that the interestType does not name another operation; an unknown one is accepted and logged.
     *
     * @throws InvalidRequestException if it names another operation
     */
    ChatRequest requireIntent(ChatIntent intent) {
        Optional<ChatIntent> named = ChatIntent.ofInterestType(interestType);
        if (named.isEmpty()) {
            LOG.log(Level.INFO, "unknown interestType {0}, handled as {1}", ChatIntent.normalize(interestType), intent);
        } else if (named.get() != intent) {
            throw EnvelopeField.INTEREST_TYPE.invalid("belongs to another path");
        }
        return this;
    }

    /**
     * Checks that there is a complaintId.
     *
     * @throws InvalidRequestException if it is missing
     */
    ChatRequest requireComplaintId() {
        if (complaintId == null) {
            throw EnvelopeField.COMPLAINT_ID.invalid("is required, text or number");
        }
        return this;
    }

    /**
     * Checks that there is a problem statement.
     *
     * @throws InvalidRequestException if it is missing
     */
    ChatRequest requireProblemStatement() {
        if (problemStatement == null) {
            throw EnvelopeField.PROBLEM_STATEMENT.invalid("is required, text");
        }
        return this;
    }

    /** Returns the request in the form from which its digest is computed (Idempotency-Key). */
    CanonicalForm canonicalForm(String path, int merchantId) {
        return CanonicalForm.of("chat")
                .add("path", path)
                .add("clientId", merchantId)
                .add("channel", channel)
                .add("uid", uid)
                .add("userName", userName)
                .add("firstName", firstName)
                .add("lastName", lastName)
                .add("interestType", interestType)
                .add("language", language.toLanguageTag())
                .add("responseType", responseType == null ? null : responseType.wireName())
                .add("orderId", orderId)
                .add("complaintId", complaintId)
                .add("problemStatement", problemStatement)
                .add("category", category)
                .addTexts("attributes", attributes.stream());
    }

    /** Returns the requested response type, or the default of the operation. */
    ResponseType responseTypeOr(ResponseType defaultType) {
        return responseType == null ? defaultType : responseType;
    }
}
