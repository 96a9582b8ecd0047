package org.redress.chat;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Dispute;
import org.redress.party.Merchant;
import org.redress.reason.ReferenceData;

/** Answers complaints in the chat of their customers, who have not asked. */
@Stateless
public class ComplaintAnswerService {
    @PersistenceContext
    EntityManager em;

    @Inject
    ReferenceData referenceData;

    @Inject
    ComplaintStatusComposer status;

    @Inject
    MessageLengths lengths;

    /**
     * Returns the answer to a complaint, for the customer's identity in the channel of the complaint, else for the
     * customer's only identity.
     *
     * @return empty if there is no such identity or complaint, or if the customer was erased or wants no messages
     */
    public Optional<ComplaintAnswer> of(int merchantId, UUID disputeId) {
        List<Object[]> identities = identities(merchantId, disputeId);
        return identities.stream()
                .findFirst()
                .filter(first -> identities.size() == 1 || isOfComplaint(first))
                .map(first -> answer(first, merchantId));
    }

    // With the order, which the card shows: it is then found without another statement
    private List<Object[]> identities(int merchantId, UUID disputeId) {
        return em.createQuery(
                        "select d, o, i.channel, i.uid, i.language, case when i.channel = d.source then 0 else 1 end"
                                + " as other from Dispute d join d.customer c join c.identities i"
                                + " left join Order o on o.merchantId = :merchant and o.id = d.orderUuid"
                                + " where d.merchantId = :merchant and d.id = :dispute and c.merchantId = :merchant"
                                + " and i.merchantId = :merchant and c.erasedAt is null"
                                + " and c.messagesStoppedAt is null order by other, i.channel, i.uid",
                        Object[].class)
                .setParameter("merchant", merchantId)
                .setParameter("dispute", disputeId)
                .setMaxResults(2)
                .getResultList();
    }

    private static boolean isOfComplaint(Object[] identity) {
        return ((Number) identity[5]).intValue() == 0;
    }

    private ComplaintAnswer answer(Object[] identity, int merchantId) {
        Dispute dispute = (Dispute) identity[0];
        String channel = (String) identity[2];
        Locale language = language((String) identity[4], merchantId);
        ReplyContent content =
                status.compose(dispute, Long.toString(dispute.getTicketNumber()), List.of(), ChatMessages.of(language));
        ChatReply reply = lengths.fit(ChatReply.of(ResponseType.CARD, content), channel, language);
        return new ComplaintAnswer(channel, (String) identity[3], language, reply);
    }

    /** Returns the language of the identity, else the first of the merchant, else the chat's default. */
    private Locale language(@Nullable String ofIdentity, int merchantId) {
        Merchant merchant = ofIdentity == null ? referenceData.merchant(merchantId) : null;
        String ofMerchant = merchant == null
                ? null
                : merchant.getSettings().getLanguages().stream().findFirst().orElse(null);
        return ChatMessages.nearestLanguage(ofIdentity == null ? ofMerchant : ofIdentity);
    }
}
