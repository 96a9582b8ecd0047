package org.redress.chat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.redress.party.ChannelUser;
import org.redress.problem.InvalidRequestException;

/**
 * A chat call, wherever in the envelope its fields stood.
 *
 * @param channel in capitals
 * @param interestType as it came
 * @param language what it can be answered in
 * @param responseType null where the request leaves it to us
 * @param category as it came, or null
 * @param attributes the names wanted back
 */
public record ChatRequest(
        String channel,
        String uid,
        String userName,
        String firstName,
        String lastName,
        String interestType,
        Locale language,
        ResponseType responseType,
        String orderId,
        String complaintId,
        String problemStatement,
        String category,
        List<String> attributes) {
    private static final Logger LOG = System.getLogger(ChatRequest.class.getName());

    ChannelUser user(int merchantId) {
        return new ChannelUser(merchantId, channel, uid, firstName, lastName);
    }

    /** @throws InvalidRequestException where the interestType is known to belong to another path */
    ChatRequest of(ChatIntent intent) {
        Optional<ChatIntent> told = ChatIntent.of(interestType);
        if (told.isEmpty()) {
            LOG.log(Level.INFO, "unknown interestType {0} taken as {1}", ChatIntent.bare(interestType), intent);
        } else if (told.get() != intent) {
            throw Envelope.wrongInterestType();
        }
        return this;
    }

    /** @throws InvalidRequestException where there is none */
    ChatRequest needsComplaintId() {
        if (complaintId == null) {
            throw Envelope.noComplaintId();
        }
        return this;
    }

    /** @throws InvalidRequestException where there are none */
    ChatRequest needsWords() {
        if (problemStatement == null) {
            throw Envelope.noWords();
        }
        return this;
    }

    ResponseType responseTypeOr(ResponseType usual) {
        return responseType == null ? usual : responseType;
    }
}
