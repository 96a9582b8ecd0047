package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.Dispute;
import org.redress.dispute.RaiseComplaintService;
import org.redress.dispute.Shop;
import org.redress.handling.CustomerComplaintService;
import org.redress.idempotency.IdempotencyRecordService;
import org.redress.party.ChannelUser;
import org.redress.party.MessagesStopService;
import org.redress.reason.ReferenceData;

/** Messages to a chat user who has not asked: to whom, in which language, and that they are those of tracking. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class ComplaintAnswerServiceTest {
    private static final Clock MONDAY = Clock.fixed(Instant.parse("2023-12-11T09:00:00Z"), ZoneOffset.UTC);

    @Parameter
    TestDatabase database;

    private int merchant;

    @BeforeEach
    void open_a_shop() {
        merchant = database.inTransaction(em -> {
            Shop shop = new Shop(em);
            shop.order("748596", "10.00");
            return shop.id();
        });
    }

    private ChannelUser zoe(@Nullable String language) {
        return new ChannelUser(merchant, "TELEGRAM", "51342", null, null, language);
    }

    private Dispute raise(String source, @Nullable String language) {
        return database.inTransaction(em -> new TestInjector(em, MONDAY)
                .get(RaiseComplaintService.class)
                .raise(
                        zoe(language),
                        new ComplaintDetails(source, "748596", "products-related", "By " + source, null),
                        () -> {})
                .orElseThrow()
                .dispute());
    }

    private static ComplaintAnswerService service(EntityManager em) {
        TestInjector injector = new TestInjector(em, MONDAY);
        ComplaintAnswerService answers = new ComplaintAnswerService();
        answers.em = em;
        answers.referenceData = injector.get(ReferenceData.class);
        answers.status = injector.get(ComplaintStatusComposer.class);
        answers.lengths = new MessageLengths(4_096, "SMS=1600");
        return answers;
    }

    private Optional<ComplaintAnswer> answer(Dispute dispute) {
        return answer(merchant, dispute.getId());
    }

    private Optional<ComplaintAnswer> answer(int merchantId, UUID disputeId) {
        return database.inTransaction(em -> service(em).of(merchantId, disputeId));
    }

    private void identity(String channel, String uid) {
        database.run("insert into channel_identities (merchant_id, id, customer_id, channel, uid)"
                + " select merchant_id, gen_random_uuid(), id, '" + channel + "', '" + uid + "' from customers"
                + " where merchant_id = " + merchant);
    }

    @Test
    void an_answer_is_the_reply_of_tracking_in_the_language_of_the_user() {
        Dispute dispute = raise("TELEGRAM", "de");
        ComplaintAnswer answer = answer(dispute).orElseThrow();

        assertThat(answer.channel()).isEqualTo("TELEGRAM");
        assertThat(answer.uid()).isEqualTo("51342");
        assertThat(answer.language()).isEqualTo(Locale.GERMAN);
        assertThat(answer.reply().response().responseType()).isEqualTo("card");
        assertThat(answer.reply().response().responseMessages())
                .hasSize(2)
                .isEqualTo(track(dispute, Locale.GERMAN).response().responseMessages());
        assertThat(answer.reply()
                        .response()
                        .responseMessages()
                        .get(1)
                        .basicCard()
                        .formattedText())
                .startsWith("Kettle\n");
    }

    private ChatReply track(Dispute dispute, Locale language) {
        return database.inTransaction(em -> {
            TestInjector injector = new TestInjector(em, MONDAY);
            ComplaintChatService chat = new ComplaintChatService();
            chat.disputes = injector.get(RaiseComplaintService.class);
            chat.complaints = injector.get(CustomerComplaintService.class);
            chat.limits = new ChatUserLimits(1, 1, MONDAY);
            chat.calls = injector.get(IdempotencyRecordService.class);
            chat.status = injector.get(ComplaintStatusComposer.class);
            return chat.trackComplaint(
                    new ChatRequest(
                            "TELEGRAM",
                            "51342",
                            null,
                            null,
                            null,
                            "trackComplaint",
                            language,
                            ResponseType.CARD,
                            null,
                            Long.toString(dispute.getTicketNumber()),
                            null,
                            null,
                            List.of()),
                    merchant);
        });
    }

    @Test
    void an_answer_takes_three_statements() {
        Dispute dispute = raise("TELEGRAM", null);
        answer(dispute); // The merchant is in the cache then
        assertThat(database.statementsOf(em -> service(em).of(merchant, dispute.getId())))
                .isEqualTo(3);
    }

    @Test
    void the_language_is_the_last_one_of_the_user() {
        Dispute dispute = raise("TELEGRAM", "de");
        database.inTransaction(em -> new TestInjector(em, MONDAY)
                .get(CustomerComplaintService.class)
                .addText(zoe("fr"), dispute.getTicketNumber(), "It also hums"));
        assertThat(answer(dispute)).map(ComplaintAnswer::language).contains(Locale.FRENCH);
    }

    @Test
    void an_unknown_language_is_the_first_of_the_merchant() {
        database.run("update merchants set languages = 'es,de' where id = " + merchant);
        assertThat(answer(raise("TELEGRAM", null)))
                .map(ComplaintAnswer::language)
                .contains(new Locale("es"));
    }

    @Test
    void an_unknown_language_of_a_merchant_without_languages_is_that_of_the_chat() {
        assertThat(answer(raise("TELEGRAM", null)))
                .map(ComplaintAnswer::language)
                .contains(ChatMessages.DEFAULT);
    }

    @Test
    void of_several_identities_the_one_of_the_complaints_channel_gets_the_answer() {
        identity("ASK", "1");
        identity("WHATSAPP", "2");
        assertThat(answer(raise("WHATSAPP", "de"))).map(ComplaintAnswer::uid).contains("2");
        assertThat(answer(raise("TELEGRAM", "de"))).map(ComplaintAnswer::uid).contains("51342");
    }

    @Test
    void a_complaint_of_another_channel_is_answered_to_the_only_identity() {
        assertThat(answer(raise("API", "de"))).map(ComplaintAnswer::channel).contains("TELEGRAM");
    }

    @Test
    void a_complaint_of_another_channel_is_not_answered_to_one_of_several_identities() {
        identity("WHATSAPP", "2");
        assertThat(answer(raise("API", "de"))).isEmpty();
    }

    @Test
    void nobody_is_answered_without_an_identity() {
        Dispute dispute = raise("TELEGRAM", "de");
        database.run("delete from channel_identities where merchant_id = " + merchant);
        assertThat(answer(dispute)).isEmpty();
    }

    @Test
    void nobody_is_answered_after_an_erasure() {
        Dispute dispute = raise("TELEGRAM", "de");
        database.run("update customers set erased_at = created_at where merchant_id = " + merchant);
        assertThat(answer(dispute)).isEmpty();
    }

    @Test
    void a_user_who_stopped_the_messages_is_answered_again_only_when_they_are_resumed() {
        Dispute dispute = raise("TELEGRAM", "de");
        database.inTransaction(em ->
                new TestInjector(em, MONDAY).get(MessagesStopService.class).stop(zoe("de")));
        assertThat(answer(dispute)).isEmpty();
        database.inTransaction(em ->
                new TestInjector(em, MONDAY).get(MessagesStopService.class).resume(zoe("de")));
        assertThat(answer(dispute)).isPresent();
    }

    @Test
    void a_complaint_of_another_merchant_is_unknown() {
        Dispute dispute = raise("TELEGRAM", "de");
        assertThat(answer(merchant - 1, dispute.getId())).isEmpty();
        assertThat(answer(merchant, UUID.randomUUID())).isEmpty();
    }
}
