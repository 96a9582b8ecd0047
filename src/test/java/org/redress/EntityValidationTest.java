package org.redress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.dispute.ActionContexts;
import org.redress.dispute.Attachment;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeSubject;
import org.redress.dispute.MartinsCase;
import org.redress.order.DeliveryMedia;
import org.redress.order.Money;
import org.redress.order.Order;
import org.redress.order.OrderItem;
import org.redress.party.Customer;
import org.redress.party.Merchant;
import org.redress.storage.AttachmentChunk;

// Nulls where the types forbid them: what a database or another library may still bring
@NullUnmarked
class EntityValidationTest {
    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = FACTORY.getValidator();
    private static final Instant NOW = MartinsCase.OPENED;
    private static final Money PRICE = Money.of("600.54", "EUR");
    private static final String EMOJI = "\uD83D\uDE00";

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    @ParameterizedTest
    @MethodSource
    void valid_entities_have_no_violation(Object entity) {
        assertThat(VALIDATOR.validate(entity)).isEmpty();
    }

    static Stream<Object> valid_entities_have_no_violation() {
        return Stream.of(
                MartinsCase.abc(),
                working("Europe/Berlin", 400),
                new Merchant(2, "Zoë & 李 " + EMOJI, "post@zoë.example", "FR"),
                MartinsCase.martin(),
                MartinsCase.somebodyElse(),
                customer(null, null, null, null),
                customer("Zoë", "O'Brien", "zoë.o'brien@example.com", "IE"),
                customer(EMOJI.repeat(255), "李".repeat(255), "İ".repeat(240) + "@example.com", "TR"),
                knownAs("TELEGRAM", "51342"),
                knownAs(EMOJI.repeat(64), EMOJI.repeat(255)),
                MartinsCase.tvOf(MartinsCase.martin()),
                order("Ä-1", "Größe " + EMOJI, null),
                withMedia(new DeliveryMedia(DeliveryMedia.Type.AUDIO, "Zoë.ogg", null, "https://abc.example/z")),
                MartinsCase.opened(),
                MartinsCase.openedAboutTheAccount(),
                dispute("WEB", "o'brien 李", "Zoë's TV " + EMOJI, null),
                dispute(EMOJI.repeat(64), EMOJI.repeat(255), EMOJI.repeat(10_000), "x".repeat(255)),
                attachment("李 " + EMOJI + ".jpg", "image/jpeg", 0),
                new AttachmentChunk(1, MartinsCase.PHOTO, 0, new byte[AttachmentChunk.SIZE]));
    }

    @ParameterizedTest
    @MethodSource
    void a_violation_names_its_field(Object entity, String field) {
        assertThat(VALIDATOR.validate(entity))
                .extracting(violation -> violation.getPropertyPath().toString())
                .containsExactly(field);
    }

    static Stream<Arguments> a_violation_names_its_field() {
        return Stream.of(
                arguments(new Merchant(1, " ", "info@abc.de", "DE"), "name"),
                arguments(new Merchant(1, "x".repeat(201), "info@abc.de", "DE"), "name"),
                arguments(new Merchant(1, "ABC", null, "DE"), "email"),
                arguments(new Merchant(1, "ABC", "info", "DE"), "email"),
                arguments(new Merchant(1, "ABC", "info@abc.de", null), "countryCode"),
                arguments(new Merchant(1, "ABC", "info@abc.de", "de"), "countryCode"),
                arguments(new Merchant(1, "ABC", "info@abc.de", "DEU"), "countryCode"),
                arguments(new Merchant(1, "ABC", "info@abc.de", "D\n"), "countryCode"),
                arguments(working("Z", 0), "settings.timeZone"),
                arguments(working("UTC", 401), "holidays"),
                arguments(customer("x".repeat(256), null, null, null), "firstName"),
                arguments(customer(null, EMOJI.repeat(256), null, null), "lastName"),
                arguments(customer(null, null, null, "Germany"), "countryCode"),
                arguments(customer(null, null, null, ""), "countryCode"),
                arguments(new Customer(null, 1, UUID.randomUUID(), "", "", "", "DE", NOW), "id"),
                arguments(new Customer(UUID.randomUUID(), 1, null, "", "", "", "DE", NOW), "accountId"),
                arguments(knownAs("", "51342"), "identities[0].channel"),
                arguments(knownAs("x".repeat(65), "51342"), "identities[0].channel"),
                arguments(knownAs("TELEGRAM", " "), "identities[0].uid"),
                arguments(knownAs("TELEGRAM", "x".repeat(256)), "identities[0].uid"),
                arguments(order(" ", "TV", null), "orderId"),
                arguments(order(null, "TV", null), "orderId"),
                arguments(order("x".repeat(65), "TV", null), "orderId"),
                arguments(order("1", "", null), "items[0].title"),
                arguments(order("1", "x".repeat(256), null), "items[0].title"),
                arguments(order("1", "TV", "x".repeat(2001)), "items[0].pictureUrl"),
                arguments(
                        withMedia(new DeliveryMedia(null, "door", null, "https://abc.example/d")),
                        "media[0].mediaType"),
                arguments(
                        withMedia(new DeliveryMedia(DeliveryMedia.Type.IMAGE, "door", null, " ")),
                        "media[0].contentUrl"),
                arguments(invoiced("x".repeat(65)), "invoiceId"),
                arguments(dispute("WEB", "order-related", " \n\t", null), "text.description"),
                arguments(dispute("WEB", "order-related", "x".repeat(10_001), null), "text.description"),
                arguments(dispute("WEB", "order-related", EMOJI.repeat(10_001), null), "text.description"),
                arguments(dispute(" ", "order-related", "Help", null), "source"),
                arguments(dispute("x".repeat(65), "order-related", "Help", null), "source"),
                arguments(dispute("WEB", "", "Help", null), "text.category"),
                arguments(dispute("WEB", "x".repeat(256), "Help", null), "text.category"),
                arguments(dispute("WEB", "order-related", "Help", "x".repeat(256)), "text.idempotencyKey"),
                arguments(attachment(" ", "image/jpeg", 1), "originalFileName"),
                arguments(attachment("x".repeat(256), "image/jpeg", 1), "originalFileName"),
                arguments(attachment("tv.jpg", "", 1), "mimeType"),
                arguments(attachment("tv.jpg", "x".repeat(128), 1), "mimeType"),
                arguments(attachment("tv.jpg", "image/jpeg", -1), "size"),
                arguments(new AttachmentChunk(1, MartinsCase.PHOTO, -1, new byte[1]), "position"),
                arguments(new AttachmentChunk(1, MartinsCase.PHOTO, 0, null), "content"),
                arguments(new AttachmentChunk(1, MartinsCase.PHOTO, 0, new byte[AttachmentChunk.SIZE + 1]), "content"));
    }

    @Test
    void a_dispute_needs_its_id_and_its_time() {
        Dispute dispute = new Dispute(
                null,
                MartinsCase.TICKET,
                MartinsCase.brokenScreen(),
                MartinsCase.martin(),
                MartinsCase.product(),
                DisputeSubject.ACCOUNT,
                ActionContexts.opening(null, null));

        assertThat(VALIDATOR.validate(dispute))
                .extracting(violation -> violation.getPropertyPath().toString())
                .containsExactlyInAnyOrderElementsOf(List.of("id", "createdAt", "updatedAt"));
    }

    private static Merchant working(String zone, int holidays) {
        Merchant merchant = MartinsCase.abc();
        Set<LocalDate> days = Stream.iterate(LocalDate.of(2026, 1, 1), day -> day.plusDays(1))
                .limit(holidays)
                .collect(Collectors.toSet());
        merchant.getSettings().setBusinessDays(ZoneId.of(zone), EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY));
        merchant.setHolidays(days);
        return merchant;
    }

    private static Customer customer(String firstName, String lastName, String email, String countryCode) {
        return new Customer(UUID.randomUUID(), 1, UUID.randomUUID(), firstName, lastName, email, countryCode, NOW);
    }

    private static Customer knownAs(String channel, String uid) {
        Customer customer = MartinsCase.martin();
        customer.addIdentity(channel, uid);
        return customer;
    }

    private static Order order(String orderId, String title, String pictureUrl) {
        return new Order(MartinsCase.martin(), orderId, "OR#1", PRICE, NOW, new OrderItem(title, pictureUrl));
    }

    private static Order withMedia(DeliveryMedia media) {
        Order order = MartinsCase.tvOf(MartinsCase.martin());
        order.addMedia(media);
        return order;
    }

    private static Order invoiced(String invoiceId) {
        Order order = MartinsCase.tvOf(MartinsCase.martin());
        order.invoice(invoiceId, NOW);
        return order;
    }

    private static Dispute dispute(String source, String category, String description, String key) {
        ComplaintDetails complaint = new ComplaintDetails(source, null, category, description, key);
        return new Dispute(
                UUID.randomUUID(),
                1,
                complaint,
                MartinsCase.martin(),
                MartinsCase.product(),
                DisputeSubject.ACCOUNT,
                ActionContexts.opening(NOW, NOW));
    }

    private static Attachment attachment(String originalFileName, String mimeType, long size) {
        return new Attachment(
                MartinsCase.PHOTO, MartinsCase.opened(), "0b5d53af", originalFileName, mimeType, size, "Customer", NOW);
    }
}
