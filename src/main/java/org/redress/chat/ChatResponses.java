package org.redress.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.redress.chat.ComplaintChatService.CustomerReply;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.party.Merchant;
import org.redress.party.MerchantState;
import org.redress.reason.ReferenceData;
import org.redress.security.Caller;

/** Makes the responses of {@link ChatResource}. */
@Dependent
public class ChatResponses {
    @Inject
    IdempotentCalls idempotency;

    @Inject
    MessageLengths lengths;

    @Inject
    ReferenceData referenceData;

    /** Executes a call once for its idempotency key, and returns its response. */
    Response once(
            String path,
            ChatRequest request,
            @Nullable String key,
            SecurityContext security,
            IntFunction<CustomerReply> work) {
        Caller caller = Caller.of(security);
        int merchantId = activeMerchant(request, security);
        IdempotentRequest call = IdempotentRequest.of(caller, path, key, request.canonicalForm(path, merchantId));
        Response response = idempotency.executeOnce(call, () -> {
            CustomerReply told = work.apply(merchantId);
            return StoredResponse.ok(null, lengths.fit(told.reply(), request), told.customerId());
        });
        return Response.fromResponse(response).language(request.language()).build();
    }

    /** Returns the id of the merchant, unless it is suspended. Other states are refused before the body is read. */
    int activeMerchant(ChatRequest request, SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        Merchant merchant = referenceData.merchant(merchantId);
        if (merchant != null && merchant.getState() == MerchantState.SUSPENDED) {
            throw new ChatSuspendedException(request);
        }
        return merchantId;
    }

    /** Returns a response with the reply in texts that the channel takes. */
    Response answer(ChatRequest request, ChatReply reply) {
        return Response.ok(lengths.fit(reply, request))
                .language(request.language())
                .build();
    }
}
