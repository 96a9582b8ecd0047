package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chat simulator, in the demo: it holds the tokens of the chat platform and of staff. */
interface ChatJourney {
    Desk desk();

    private static Locator replies(Page page) {
        return page.locator(".theirs");
    }

    private static void send(Page page) {
        int before = replies(page).count();
        page.locator("#chat-send").click();
        assertThat(replies(page)).hasCount(before + 1);
        assertThat(page.locator(".raw h3 code")).hasText(Pattern.compile("\\d{3}"));
    }

    @ParameterizedTest
    @CsvSource({
        "Ravi's order,Order 748596 has been shipped",
        "Vignesh complains,Your complaint is registered",
        "Martin's television,complaint number 10001",
    })
    default void a_preset_of_the_documents_is_answered(String preset, String reply) {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/chat");
            visit.button(preset).click();
            send(page);
            assertThat(replies(page).last()).containsText(reply);
        }
    }

    @Test
    default void a_stranger_gets_a_reply_in_the_chat_too() {
        try (Visit visit = Visit.of(desk()).expecting(404)) {
            Page page = visit.asStaff("#/chat");
            visit.button("A stranger").click();
            send(page);
            assertThat(replies(page).last().locator(".bubble")).not().hasText("…");
            assertThat(replies(page).last()).not().containsText("shipped");
        }
    }

    @Test
    default void each_form_of_a_reply_is_shown_and_loads_nothing_from_elsewhere() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/chat");
            page.onRequest(request ->
                    assertThat(request.url()).startsWith(desk().address("").replace("/console/", "")));
            visit.button("Ravi's order").click();
            for (String type : List.of("text", "card", "media", "container")) {
                visit.field("Response type").selectOption(type);
                send(page);
            }
            assertThat(page.locator(".reply-card .title").first()).containsText("Espresso machine");
            assertThat(page.locator(".attributes").last()).containsText("748596");
            assertThat(page.locator(".phone img")).hasCount(0);
        }
    }

    @Test
    default void a_reply_comes_in_the_language_of_the_customer() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/chat");
            visit.button("Ravi's order").click();
            page.locator(".asking").getByLabel("Language").selectOption("fr");
            send(page);
            assertThat(replies(page).last()).containsText("expédiée");
        }
    }

    @Test
    default void a_complaint_appears_beside_the_chat_and_follows_the_shop() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/chat");
            visit.button("Vignesh complains").click();
            visit.field("In the customer's words").fill("The handle came off on the second day.");
            send(page);
            Locator beside = page.locator(".beside");
            assertThat(beside).containsText("The handle came off on the second day.");
            String address = beside.locator("a").first().getAttribute("href");
            desk().act(address.replaceAll(".*/", ""), "request-information", "{\"text\":\"Which handle?\"}");
            assertThat(beside).containsText("Which handle?");
            assertThat(beside).containsText("Waiting for customer");

            visit.field("Wish").selectOption("addToComplaint");
            visit.field("In the customer's words").fill("The left one.");
            send(page);
            assertThat(beside).containsText("The left one.");
            assertThat(beside).containsText("Under review");
            beside.locator("a").first().click();
            assertThat(page.locator(".story")).containsText("The left one.");
        }
    }

    @Test
    default void an_envelope_is_sent_again_under_its_key_or_changed_under_a_new_one() {
        try (Visit visit = Visit.of(desk()).expecting(400)) {
            Page page = visit.asStaff("#/chat");
            visit.button("Vignesh complains").click();
            visit.field("In the customer's words").fill("The lid does not close.");
            send(page);
            String number = page.locator(".attributes td").nth(1).textContent();
            visit.button("Send again").click();
            assertThat(replies(page)).hasCount(2);
            assertThat(page.locator(".attributes").last()).containsText(number);

            Locator envelope = page.locator("#asked");
            envelope.fill(envelope.inputValue().replace("The lid does not close.", "The lid squeaks."));
            assertThat(visit.text("Changed: a new idempotency key")).isVisible();
            visit.button("Send changed").click();
            assertThat(replies(page)).hasCount(3);
            assertThat(page.locator(".attributes").last()).not().containsText(number);

            page.locator("#asked").fill("{\"queryInfo\": ");
            visit.button("Send changed").click();
            assertThat(page.locator(".raw h3 code")).hasText("400");
            assertThat(replies(page).last().locator(".bubble")).not().hasText("…");
        }
    }

    @Test
    default void a_request_is_copied_as_a_command_without_a_token() {
        try (Visit visit = Visit.of(desk())) {
            visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Page page = visit.asStaff("#/chat");
            visit.button("Vignesh complains").click();
            visit.field("In the customer's words").fill("It's broken.");
            send(page);
            visit.button("Copy as curl").click();
            assertThat(page.locator("#spoken")).containsText("Copied");
            assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                    .startsWith("curl -s '" + desk().address("").replace("/console/", "/api/rest/v1/ecom/"))
                    .contains("$TOKEN", "Idempotency-Key: ", "It'\\''s broken.")
                    .doesNotContain("eyJ");
        }
    }
}
