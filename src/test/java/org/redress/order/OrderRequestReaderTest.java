package org.redress.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.json.JsonObjectParser;
import org.redress.party.CustomerData;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violation;

/** Orders of merchants as they are read, and the violations of invalid ones. */
class OrderRequestReaderTest {
    private static final Fulfilment SHIPPED = new Fulfilment(
            OrderStatus.SHIPPED,
            "DHL",
            "JD1",
            "https://dhl.example/JD1",
            "INV#1",
            Instant.parse("2023-12-08T10:15:00Z"),
            null);

    @Test
    void a_complete_order_is_read() {
        PutOrderCommand command = OrderRequestReader.order(json(TestOrders.COMPLETE));

        assertThat(command.orderId()).isEqualTo("1");
        assertThat(command.orderNumber()).isEqualTo("OR#1");
        assertThat(command.total()).isEqualTo(Money.of("129.90", "EUR"));
        assertThat(command.placedAt()).isEqualTo("2023-12-08T10:15:00Z");
        assertThat(command.progress().status()).isEqualTo(OrderStatus.OUT_FOR_DELIVERY);
        assertThat(command.items())
                .containsExactly(
                        new OrderItem("Kaffee ☕ 李", "https://abc.example/ü.jpg"), new OrderItem("Filter", null));
        assertThat(command.media()).hasSize(1);
        CustomerData customerData = command.customer();
        assertThat(customerData.accountId()).isEqualTo(UUID.fromString("e5477d6d-eb90-4dd8-a823-2fc664541859"));
        assertThat(customerData.firstName()).isEqualTo("Zoë 😀");
        assertThat(customerData.lastName()).isEqualTo("O'Brien");
        assertThat(customerData.identities()).containsExactly(new CustomerData.ChannelIdentityKey("TELEGRAM", "51342"));
    }

    @Test
    void optional_fields_may_be_left_out() {
        PutOrderCommand command = OrderRequestReader.order(json(TestOrders.order("1", "zoe@mail.example")));

        assertThat(command.placedAt()).isNull();
        assertThat(command.media()).isEmpty();
        assertThat(command.customer().identities()).isEmpty();
        assertThat(command.progress())
                .isEqualTo(new Fulfilment(OrderStatus.PLACED, null, null, null, null, null, null));
    }

    @Test
    void all_violations_are_reported_at_once_with_their_places() {
        InvalidRequestException exception = refusal(
                """
                {"status": "LOST", "customer": {"email": "zoe", "channelIdentities": [{"channel": "WEB"}, "x"]},
                 "items": [{"title": "TV", "pictureUrl": "javascript:alert(1)"}, {}], "amount": true,
                 "placedAt": "yesterday", "carrier": "D\\u0007L", "invoiceId": "%s"}"""
                        .formatted("x".repeat(65)));

        assertThat(exception.violations())
                .extracting(violation -> violation.field() + " at " + violation.place())
                .containsExactlyInAnyOrder(
                        "orderId at body /orderId",
                        "orderNumber at body /orderNumber",
                        "status at body /status",
                        "customer.email at body /customer/email",
                        "customer.channelIdentities[0].uid at body /customer/channelIdentities/0/uid",
                        "customer.channelIdentities[1] at body /customer/channelIdentities/1",
                        "items[0].pictureUrl at body /items/0/pictureUrl",
                        "items[1].title at body /items/1/title",
                        "amount at body /amount",
                        "currency at body /currency",
                        "placedAt at body /placedAt",
                        "carrier at body /carrier",
                        "invoiceId at body /invoiceId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"amount\":\"129.90\"  | \"amount\":\"129.905\"  | amount | must have at most 2 decimals in EUR",
                "\"amount\":\"129.90\"  | \"amount\":\"-1\"       | amount | must be an amount such as 129.90, from 0",
                "\"amount\":\"129.90\"  | \"amount\":\"1e5\"      | amount | must be an amount such as 129.90, from 0",
                "\"amount\":\"129.90\"  | \"amount\":\"1,5\"      | amount | must be an amount such as 129.90, from 0",
                "\"amount\":\"129.90\"  | \"amount\":null         | amount | is required",
                "\"currency\":\"EUR\"   | \"currency\":\"euro\"   | currency | must be a currency's code (ISO 4217)",
                "\"orderNumber\":\"OR#1\" | \"orderNumber\":[]    | orderNumber | must be text or number",
                "\"orderNumber\":\"OR#1\" | \"orderNumber\":\" \" | orderNumber | is required",
                "\"items\":[{\"title\":\"TV\"}] | \"items\":[]    | items | must be a list of 1..100 objects",
                "\"items\":[{\"title\":\"TV\"}] | \"items\":{}    | items | must be a list of 1..100 objects",
                "\"email\":\"zoe@mail.example\" | \"x\":1 | customer.accountId | "
                        + "is required where there are neither email nor channelIdentities",
                "\"email\":\"zoe@mail.example\" | \"accountId\":\"1-1-1-1-1\" | customer.accountId | must be a UUID",
                "\"customer\":{\"email\":\"zoe@mail.example\"} | \"customer\":7 | customer | must be an object",
                "\"customer\":{\"email\":\"zoe@mail.example\"} | \"y\":7 | customer | is required",
                "\"orderNumber\":\"OR#1\" | \"orderNumber\":\"OR#1\",\"placedAt\":\"2023-12-08T10:15:00\" | placedAt | "
                        + "must be a date-time with its offset, such as 2023-12-08T10:15:00Z, from 1970 to 2100",
                "\"orderNumber\":\"OR#1\" | \"orderNumber\":\"OR#1\",\"statusAt\":\"2101-01-01T00:00:00Z\" | statusAt | "
                        + "must be a date-time with its offset, such as 2023-12-08T10:15:00Z, from 1970 to 2100",
                "\"orderNumber\":\"OR#1\" | \"orderNumber\":\"OR#1\",\"invoiceDate\":\"1969-12-31T23:59:59Z\" | invoiceDate | "
                        + "must be a date-time with its offset, such as 2023-12-08T10:15:00Z, from 1970 to 2100",
                "\"email\":\"zoe@mail.example\" | \"email\":\"zoe@mail.example\",\"countryCode\":\"XX\" | customer.countryCode | "
                        + "must be a country's two capital letters (ISO 3166-1)",
                "\"orderId\":\"1\" | \"orderId\":\"a/b\" | orderId | must have neither / nor \\, nor be . or .., as it stands in addresses",
                "\"orderId\":\"1\" | \"orderId\":\"..\" | orderId | must have neither / nor \\, nor be . or .., as it stands in addresses",
                "\"amount\":\"129.90\"  | \"amount\":\"-0.01\"    | amount | must be an amount such as 129.90, from 0",
                "\"orderNumber\":\"OR#1\" | \"orderNumber\":\"OR#1\",\"placedAt\":\"+12023-12-08T10:15:00Z\" | placedAt | "
                        + "must be a date-time with its offset, such as 2023-12-08T10:15:00Z, from 1970 to 2100"
            })
    void a_violation_names_field_and_rule(String good, String bad, String field, String rule) {
        String body = TestOrders.order("1", "zoe@mail.example");
        assertThat(body).contains(good);
        assertThat(refusal(body.replace(good, bad)).violations())
                .extracting(Violation::field, Violation::rule)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "-0.0", "-0.00"})
    void a_negative_zero_is_zero(String amount) {
        for (String written : List.of(amount, "\"" + amount + "\"")) {
            String body = TestOrders.order("1", "zoe@mail.example").replace("\"129.90\"", written);
            assertThat(OrderRequestReader.order(json(body)).total().amount()).hasToString("0.00");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-12-08T11:15:00+01:00", "2023-12-08T11:15:00+0100", "2023-12-08T08:45:00.000-0130"})
    void an_offset_may_lack_its_colon(String time) {
        String body = TestOrders.order("1", "zoe@mail.example")
                .replace("\"orderNumber\"", "\"placedAt\":\"" + time + "\",\"orderNumber\"");
        assertThat(OrderRequestReader.order(json(body)).placedAt()).isEqualTo("2023-12-08T10:15:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"129.9", "129.90", "129.9000", "0129.9"})
    void an_amount_has_the_currencys_decimals_however_it_was_written(String amount) {
        for (String written :
                new String[] {amount.startsWith("0") ? "\"" + amount + "\"" : amount, "\"" + amount + "\""}) {
            String body = TestOrders.order("1", "zoe@mail.example").replace("\"129.90\"", written);
            assertThat(OrderRequestReader.order(json(body)).total())
                    .hasToString(Money.of("129.90", "EUR").toString());
        }
    }

    @Test
    void the_body_may_repeat_the_order_id_of_the_path_but_not_contradict_it() {
        String body = TestOrders.order("1", "zoe@mail.example");
        assertThat(OrderRequestReader.order("7", json(body.replace("\"orderId\":\"1\",", "")))
                        .orderId())
                .isEqualTo("7");
        InvalidRequestException exception =
                catchThrowableOfType(InvalidRequestException.class, () -> OrderRequestReader.order("7", json(body)));
        assertThat(exception).hasMessage("orderId must be the one of the path");
    }

    @Test
    void a_patch_keeps_fields_that_it_does_not_name_and_removes_those_that_are_null() {
        assertThat(OrderRequestReader.patch(json("{}")).apply(SHIPPED)).isEqualTo(SHIPPED);
        assertThat(OrderRequestReader.patch(json("{\"status\":\"delivered\",\"carrier\":null,\"trackingId\":77}"))
                        .apply(SHIPPED))
                .isEqualTo(new Fulfilment(
                        OrderStatus.DELIVERED,
                        null,
                        "77",
                        SHIPPED.trackingUrl(),
                        SHIPPED.invoiceId(),
                        SHIPPED.invoiceDate(),
                        null));
    }

    @Test
    void a_patch_of_another_field_is_rejected_by_name() {
        InvalidRequestException exception = catchThrowableOfType(
                InvalidRequestException.class,
                () -> OrderRequestReader.patch(json("{\"status\":null,\"amount\":\"1\",\"~/\":1}")));
        assertThat(exception.violations())
                .extracting(violation -> violation.field() + " at " + violation.place())
                .containsExactlyInAnyOrder("status at body /status", "amount at body /amount", "~/ at body /~0~1");
    }

    private static InvalidRequestException refusal(String body) {
        return catchThrowableOfType(InvalidRequestException.class, () -> OrderRequestReader.order(json(body)));
    }

    private static JsonObject json(String text) {
        return JsonObjectParser.strict(32).parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
