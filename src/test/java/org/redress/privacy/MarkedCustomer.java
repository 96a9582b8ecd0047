package org.redress.privacy;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.digest.CanonicalForm;
import org.redress.digest.Sha256;
import org.redress.dispute.Attachment;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.Dispute;
import org.redress.dispute.RaiseComplaintService;
import org.redress.dispute.Visibility;
import org.redress.fulltext.SearchDocumentService;
import org.redress.handling.CustomerComplaintService;
import org.redress.handling.Staff;
import org.redress.http.Preconditions;
import org.redress.idempotency.IdempotencyRecordService;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.key.OwnedKey;
import org.redress.order.OrderView;
import org.redress.order.ShopSystem;
import org.redress.party.ChannelUser;
import org.redress.security.Callers;
import org.redress.storage.AttachmentChunk;
import org.redress.thumbnail.AttachmentThumbnail;

/**
 * A customer who used every interface; all texts by or about them contain a mark.
 *
 * @param mark in lower case
 * @param orderId id of the single order, which the merchant has written
 * @param complaints one about the order, and one about the account
 */
public record MarkedCustomer(
        int merchantId, UUID id, UUID account, String mark, String orderId, List<UUID> complaints) {
    /** Creates the customer with their order, complaints, files and comments. */
    public static MarkedCustomer create(EntityManager em, Clock clock, int merchantId) {
        UUID account = UUID.randomUUID();
        String mark = "m" + account.toString().replace("-", "").substring(0, 20);
        String orderId = "O-" + UUID.randomUUID();
        OrderView order = ShopSystem.send(
                em,
                clock,
                merchantId,
                """
                {"orderId":"%2$s","orderNumber":"OR#1","status":"SHIPPED","amount":"40.00","currency":"EUR",
                 "customer":{"accountId":"%3$s","firstName":"First %1$s","lastName":"Last %1$s","countryCode":"IE",
                  "email":"%1$s@Mail.example",
                  "channelIdentities":[{"channel":"telegram","uid":"uid-%1$s"},{"channel":"of %1$s","uid":"2"}]},
                 "items":[{"title":"Mug for %1$s","pictureUrl":"https://cdn.example/%1$s.jpg"}],
                 "carrier":"DHL","trackingId":"T-%1$s",
                 "trackingUrl":"https://dhl.example/%1$s","invoiceId":"INV-1",
                 "media":[{"mediaType":"IMAGE","name":"name %1$s","description":"desc %1$s",
                   "contentUrl":"https://dhl.example/%1$s.jpg"}]}"""
                        .formatted(mark, orderId, account));
        ChannelUser user = new ChannelUser(merchantId, "TELEGRAM", "uid-" + mark, null, null);
        TestInjector injector = new TestInjector(em, clock);
        ChannelUser otherUser = new ChannelUser(merchantId, "OF " + mark.toUpperCase(Locale.ROOT), "2", null, null);
        List<UUID> complaints = Stream.of(
                        raise(
                                injector,
                                user,
                                new ComplaintDetails(
                                        user.channel(),
                                        orderId,
                                        "products-related",
                                        description(mark),
                                        Sha256.of("key-" + mark))),
                        raise(
                                injector,
                                otherUser,
                                new ComplaintDetails(
                                        otherUser.channel(), null, "My own words: " + mark, description(mark), null)))
                .map(Dispute::getId)
                .toList();
        Dispute dispute = em.find(Dispute.class, new OwnedKey(merchantId, complaints.get(0)));
        Staff staff = new Staff(em, clock, merchantId);
        staff.tag(dispute.getId(), "By " + mark);
        staff.addComment(dispute.getId(), Visibility.INTERNAL, mark + " sounds angry");
        staff.addComment(dispute.getId(), Visibility.CUSTOMER, "Dear " + mark);
        injector.get(CustomerComplaintService.class).addText(user, dispute.getTicketNumber(), "Yours, " + mark);
        staff.decide(dispute.getId(), new BigDecimal("10.00"), "Half for " + mark);
        attach(em, dispute, mark, clock.instant());
        tellWebhook(em, merchantId, order.customer().customerId(), mark);
        answer(
                injector.get(IdempotencyRecordService.class),
                merchantId,
                order.customer().customerId(),
                mark);
        injector.get(SearchDocumentService.class).replace(merchantId, complaints);
        return new MarkedCustomer(merchantId, order.customer().customerId(), account, mark, orderId, complaints);
    }

    /** Erases the customer as their merchant does. */
    public void erase(TestDatabase database, Clock clock) {
        InterruptibleErasure.of(database, clock)
                .erase(Callers.named("anna", merchantId), merchantId, id, Preconditions.of("*", null));
    }

    private static Dispute raise(TestInjector injector, ChannelUser user, ComplaintDetails complaint) {
        return injector.get(RaiseComplaintService.class)
                .raise(user, complaint, () -> {})
                .orElseThrow()
                .dispute();
    }

    private static String description(String mark) {
        return "It hums, says " + mark;
    }

    private static void attach(EntityManager em, Dispute dispute, String mark, Instant at) {
        UUID id = UUID.randomUUID();
        Attachment file = new Attachment(id, dispute, "f-" + mark, mark + ".png", "image/png", 30, "By " + mark, at);
        em.persist(file);
        em.flush();
        em.persist(new AttachmentThumbnail(
                dispute.getMerchantId(), id, ("I am " + mark).getBytes(StandardCharsets.UTF_8)));
        em.persist(
                new AttachmentChunk(dispute.getMerchantId(), id, 0, ("I am " + mark).getBytes(StandardCharsets.UTF_8)));
    }

    /** A receiver of a webhook repeated what it was told. */
    private static void tellWebhook(EntityManager em, int merchantId, UUID customerId, String mark) {
        UUID webhook = UUID.randomUUID();
        em.createNativeQuery(
                        """
                        insert into deliveries (merchant_id, webhook_id, number, event_id, seq, type, subject_type,
                            subject_id, occurred_at, changed_fields, customer_id, state, attempts, tries, queued_at)
                          values (?1, cast(?2 as uuid), 1, cast(?2 as uuid), 1, 'order.updated', 'order', 'O-1',
                            current_timestamp, '', cast(?3 as uuid), 'DELIVERED', 1, 1, current_timestamp)""")
                .setParameter(1, merchantId)
                .setParameter(2, webhook.toString())
                .setParameter(3, customerId.toString())
                .executeUpdate();
        em.createNativeQuery(
                        """
                        insert into delivery_attempts (merchant_id, webhook_id, delivery, number, started_at, status,
                            millis, excerpt)
                          values (?1, cast(?2 as uuid), 1, 1, current_timestamp, 200, 3, ?3)""")
                .setParameter(1, merchantId)
                .setParameter(2, webhook.toString())
                .setParameter(3, "Thanks for telling me about " + mark)
                .executeUpdate();
    }

    private static void answer(IdempotencyRecordService records, int merchantId, UUID customerId, String mark) {
        IdempotentRequest call = IdempotentRequest.of(
                Callers.named("anna", merchantId), "test", "key-" + mark, CanonicalForm.of("dispute"));
        UUID claim = UUID.randomUUID();
        records.claim(call, claim);
        records.executeAndStore(call, claim, () -> StoredResponse.ok("1", List.of(mark), customerId));
    }

    ChannelUser user() {
        return new ChannelUser(merchantId, "TELEGRAM", "uid-" + mark, null, null);
    }

    /** Returns all texts that identify the customer: the mark, the account, the digests of their texts. */
    public List<String> marks() {
        return List.of(
                mark,
                account.toString(),
                new ComplaintDetails("", orderId, "products-related", description(mark), null).fingerprint(),
                new ComplaintDetails("", null, "My own words: " + mark, description(mark), null).fingerprint());
    }
}
