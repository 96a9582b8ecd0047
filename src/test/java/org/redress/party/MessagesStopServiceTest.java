package org.redress.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Shop;
import org.redress.order.ShopSystem;

/** The wish of a chat user to get no messages without asking. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class MessagesStopServiceTest {
    private static final Instant MONDAY = Instant.parse("2023-12-11T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2023-12-12T09:00:00Z");

    @Parameter
    TestDatabase database;

    private int shop() {
        return database.inTransaction(em -> new Shop(em).id());
    }

    private static ChannelUser user(int merchant, String channel, String uid) {
        return new ChannelUser(merchant, channel, uid, null, null, "de");
    }

    private static ChannelUser zoe(int merchant) {
        return user(merchant, "TELEGRAM", "51342");
    }

    private Optional<UUID> call(
            ChannelUser user, Instant at, BiFunction<MessagesStopService, ChannelUser, Optional<UUID>> call) {
        return database.inTransaction(em ->
                call.apply(new TestInjector(em, Clock.fixed(at, ZoneOffset.UTC)).get(MessagesStopService.class), user));
    }

    private Optional<UUID> stop(ChannelUser user, Instant at) {
        return call(user, at, MessagesStopService::stop);
    }

    private Optional<UUID> resume(ChannelUser user) {
        return call(user, TUESDAY, MessagesStopService::resume);
    }

    /** Returns the customers of a merchant in the order of their creation. */
    private List<Customer> customers(int merchant) {
        return database.inTransaction(em -> em.createQuery(
                        "select c from Customer c where c.merchantId = :merchant order by c.createdAt", Customer.class)
                .setParameter("merchant", merchant)
                .getResultList());
    }

    @Test
    void a_stop_holds_from_its_first_call_until_it_is_resumed() {
        int merchant = shop();
        stop(zoe(merchant), MONDAY);
        stop(zoe(merchant), TUESDAY);
        assertThat(customers(merchant))
                .singleElement()
                .extracting(Customer::getMessagesStoppedAt)
                .isEqualTo(MONDAY);

        resume(zoe(merchant));
        resume(zoe(merchant));
        assertThat(customers(merchant))
                .singleElement()
                .extracting(Customer::getMessagesStoppedAt)
                .isNull();
    }

    @Test
    void a_stop_concerns_this_user_of_this_merchant_alone() {
        int merchant = shop();
        int other = shop();
        stop(zoe(merchant), MONDAY);
        UUID stranger = stop(user(merchant, "WHATSAPP", "51342"), MONDAY).orElseThrow();
        resume(user(merchant, "WHATSAPP", "51342"));

        assertThat(customers(merchant))
                .extracting(Customer::getMessagesStoppedAt)
                .containsExactly(MONDAY, null);
        assertThat(customers(merchant).get(1).getId()).isEqualTo(stranger);
        assertThat(customers(other)).extracting(Customer::getMessagesStoppedAt).containsOnlyNulls();
    }

    @Test
    void an_unknown_user_who_stops_is_remembered_once_with_the_language() {
        int merchant = shop();
        ChannelUser stranger = user(merchant, "SIGNAL", "+49 151 000");
        assertThat(Concurrently.callers(20, n -> () -> stop(stranger, MONDAY).orElseThrow()))
                .hasSize(20)
                .containsOnly(customers(merchant).get(1).getId());
        assertThat(customers(merchant))
                .extracting(Customer::getMessagesStoppedAt)
                .containsExactly(null, MONDAY);
        assertThat(languages(merchant)).containsExactly("SIGNAL de", "TELEGRAM null");
    }

    @Test
    void a_stop_stores_the_language_of_a_known_user() {
        int merchant = shop();
        stop(zoe(merchant), MONDAY);
        assertThat(languages(merchant)).containsExactly("TELEGRAM de");
    }

    private List<String> languages(int merchant) {
        return database.inTransaction(em -> em.createQuery(
                        "select i.channel, i.language from ChannelIdentity i where i.merchantId = :merchant"
                                + " order by i.channel",
                        Object[].class)
                .setParameter("merchant", merchant)
                .getResultStream()
                .map(row -> row[0] + " " + row[1])
                .toList());
    }

    @Test
    void a_resume_of_an_unknown_user_stores_nothing() {
        int merchant = shop();
        assertThat(resume(user(merchant, "SIGNAL", "1"))).isEmpty();
        assertThat(customers(merchant)).hasSize(1);
    }

    @Test
    void a_merchant_that_is_not_there_has_no_users() {
        assertThat(stop(user(999_999, "WEB", "1"), MONDAY)).isEmpty();
    }

    @Test
    void a_stop_by_e_mail_is_one_of_each_customer_with_this_address() {
        int merchant = shop();
        for (int n = 0; n < 2; n++) {
            order(merchant, "\"accountId\":\"" + UUID.randomUUID() + "\",\"email\":\"zoe@mail.example\"");
        }
        stop(user(merchant, "WEB", "ZOE@mail.example"), MONDAY);
        assertThat(customers(merchant))
                .extracting(Customer::getMessagesStoppedAt)
                .containsExactly(MONDAY, MONDAY);
        resume(user(merchant, "WEB", "ZOE@mail.example"));
        assertThat(customers(merchant))
                .extracting(Customer::getMessagesStoppedAt)
                .containsExactly(null, null);
    }

    @Test
    void a_user_who_stopped_stays_so_as_a_known_customer() {
        int merchant = shop();
        stop(user(merchant, "SIGNAL", "7"), MONDAY);
        order(
                merchant,
                "\"email\":\"zoe@mail.example\",\"channelIdentities\":[{\"channel\":\"SIGNAL\",\"uid\":\"7\"}]");
        assertThat(customers(merchant))
                .singleElement()
                .extracting(Customer::getMessagesStoppedAt)
                .isEqualTo(MONDAY);
    }

    @Test
    void a_known_customer_who_stopped_stays_so_with_another_user_and_changed_data() {
        int merchant = shop();
        stop(zoe(merchant), MONDAY);
        resume(user(merchant, "SIGNAL", "7"));
        order(
                merchant,
                "\"email\":\"zoe@mail.example\",\"channelIdentities\":[{\"channel\":\"SIGNAL\",\"uid\":\"7\"}]");
        assertThat(customers(merchant))
                .singleElement()
                .extracting(Customer::getMessagesStoppedAt)
                .isEqualTo(MONDAY);
    }

    private void order(int merchant, String customer) {
        database.inTransaction(em -> ShopSystem.send(
                em,
                Clock.fixed(MONDAY, ZoneOffset.UTC),
                merchant,
                """
                {"orderId":"%s","orderNumber":"OR#1","status":"SHIPPED","amount":"40.00","currency":"EUR",
                 "customer":{%s},"items":[{"title":"Mug"}]}"""
                        .formatted(UUID.randomUUID(), customer)));
    }
}
