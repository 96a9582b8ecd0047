package org.redress.chat;

import java.util.List;
import java.util.Locale;
import org.redress.party.ChannelUser;
import org.redress.problem.InvalidRequest;

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

    ChannelUser user(int merchantId) {
        return new ChannelUser(merchantId, channel, uid, firstName, lastName);
    }

    /** @throws InvalidRequest where the interestType is known to belong to another path */
    ChatRequest of(Operation operation) {
        if (Operation.of(interestType).orElse(operation) != operation) {
            throw new InvalidRequest("interestType", "belongs to another path", "body " + Envelope.INTEREST_TYPE);
        }
        return this;
    }

    /** @throws InvalidRequest where there is none */
    ChatRequest needsComplaintId() {
        if (complaintId == null) {
            throw new InvalidRequest(
                    "entityInfo.complaintId",
                    "is required, text or number",
                    "body " + Envelope.ENTITY_INFO.get(0) + "complaintId");
        }
        return this;
    }

    ResponseType responseTypeOr(ResponseType usual) {
        return responseType == null ? usual : responseType;
    }
}
