package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.redress.webhook.Receiver;

/** Webhooks, with receivers on this machine. */
interface WebhookJourney {
    Desk desk();

    private static String url(Receiver receiver) {
        return "http://localhost:" + receiver.port() + "/hooks";
    }

    /** Creates a webhook as a colleague, and returns its address in the console. */
    private String webhook(String description, String url, String more) {
        String body = "{\"url\":\"%s\",\"description\":\"%s\"%s}".formatted(url, description, more);
        return "#/1/webhooks/" + desk().colleague("POST", "webhooks", body).getString("id");
    }

    private static void delete(Visit visit) {
        visit.button("Delete").click();
        visit.page().locator("dialog .danger").click();
        assertThat(visit.page().locator("h1")).hasText("Webhooks");
    }

    /** Answers 500 at first and 204 then, and keeps the ids of the requests. */
    private static Receiver.Reaction failingOnce(Collection<String> ids) {
        return (exchange, body) -> {
            ids.add(header(exchange, "webhook-id"));
            Receiver.Reaction reaction = ids.size() == 1
                    ? Receiver.answering(500, "The queue of the shop is full.")
                    : Receiver.answering(204, "");
            reaction.answer(exchange, body);
        };
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    @Test
    default void a_webhook_is_created_and_its_secret_is_told_once() throws IOException {
        try (Receiver receiver = Receiver.http(Receiver.answering(204, ""));
                Visit visit = Visit.of(desk()).expecting(400)) {
            Page page = visit.asStaff("#/1/webhooks");
            visit.link("New webhook").click();
            visit.button("Create the webhook").click();
            assertThat(page.locator("#field-url-says")).hasText("This is required.");
            assertThat(visit.field("Address (URL)")).isFocused();
            visit.field("Address (URL)").fill("http://10.0.0.1/hooks");
            visit.button("Create the webhook").click();
            assertThat(page.locator("#field-url-says")).hasText("This must have a public host.");
            visit.field("Address (URL)").fill(url(receiver));
            visit.field("Description").fill("Parcel service");
            page.getByLabel("comment.added").check();
            page.getByLabel("dispute.decided").check();
            page.getByLabel("CloudEvents").check();
            page.reload();
            assertThat(page.getByLabel("comment.added")).isChecked();
            visit.button("Create the webhook").click();

            assertThat(page.locator("h1")).hasText("Parcel service");
            assertThat(page.locator(".secret")).containsText("it will not be shown again");
            Locator secret = visit.field("Secret of the signatures");
            assertThat(secret).isFocused();
            assertThat(secret).hasValue(Pattern.compile("whsec_.{44}"));
            visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            visit.button("Copy").click();
            assertThat(page.locator("#spoken")).hasText("The secret is copied.");
            assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(secret.inputValue());
            visit.button("I have stored it").click();
            assertThat(secret).hasCount(0);
            page.reload();
            assertThat(page.locator(".standing .pill")).hasText("Enabled");
            assertThat(secret).hasCount(0);

            visit.link("Data").click();
            assertThat(page.getByLabel("dispute.decided")).isChecked();
            assertThat(page.getByLabel("dispute.created")).not().isChecked();
            assertThat(page.getByLabel("CloudEvents")).isChecked();
            visit.go("#/1/webhooks");
            Locator row = page.locator("table.webhooks tbody tr")
                    .filter(new Locator.FilterOptions().setHasText("Parcel service"));
            assertThat(row).containsText(url(receiver));
            assertThat(row).containsText("comment.added");
            assertThat(row.locator(".pill")).hasText("Enabled");
            row.locator("a").click();
            delete(visit);
            assertThat(row).hasCount(0);
        }
    }

    @Test
    default void an_example_shows_its_result_and_a_delivery_is_sent_again() throws IOException {
        Collection<String> ids = new ConcurrentLinkedQueue<>();
        try (Receiver receiver = Receiver.http(failingOnce(ids));
                Visit visit = Visit.of(desk())) {
            String address = webhook("Failing once", url(receiver), ",\"types\":[\"dispute.decided\"]");
            Page page = visit.asStaff(address);
            assertThat(page.locator(".empty")).hasText("Nothing was sent yet.");
            visit.button("Send an example").click();
            assertThat(page.locator(".test")).containsText("Failed: 500 after");
            assertThat(page.locator(".test")).containsText("The receiver must answer with 2xx.");
            Locator rows = page.locator("table.deliveries tbody tr");
            assertThat(rows).hasCount(1);
            assertThat(rows.first()).containsText("dispute.decided");
            assertThat(rows.first()).containsText("Example");

            visit.link("Show the delivery").click();
            assertThat(page.locator(".attempt-list pre").last()).hasText("The queue of the shop is full.");
            visit.button("Send again").click();
            assertThat(page.locator(".facts .pill")).hasText("Delivered");
            assertThat(page.locator(".attempt-list li").first()).containsText("Delivered: 204 after");
            assertThat(ids.stream().distinct()).hasSize(1);

            page.keyboard().press("u");
            page.locator(".states").getByText("Delivered").click();
            assertThat(rows.locator(".pill")).hasText(new String[] {"Delivered"});
            page.locator(".states").getByText("Failed").click();
            assertThat(page.locator(".empty")).hasText("No delivery has this state.");
            delete(visit);
        }
    }

    @Test
    default void a_webhook_is_paused_resumed_and_given_a_new_secret_by_keyboard_alone() throws IOException {
        try (Receiver receiver = Receiver.http(Receiver.answering(200, "ok"));
                Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff(webhook("By keyboard", url(receiver), ""));
            Locator state = page.locator(".standing .pill");
            visit.tabTo(visit.button("Pause"));
            page.keyboard().press("Enter");
            assertThat(state).hasText("Paused");
            visit.button("Send an example").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".test")).containsText("It will be sent when the webhook is enabled.");
            visit.button("Resume").focus();
            page.keyboard().press("Enter");
            assertThat(state).hasText("Enabled");
            assertThat(page.locator(".test")).containsText("Delivered: 200 after");

            visit.tabTo(visit.button("New secret"));
            page.keyboard().press("Enter");
            Locator dialog = page.locator("dialog");
            assertThat(dialog).containsText("for 24 hours");
            visit.tabTo(dialog.locator(".primary"));
            page.keyboard().press("Enter");
            assertThat(visit.field("Secret of the signatures")).isFocused();
            assertThat(visit.field("Secret of the signatures")).hasValue(Pattern.compile("whsec_.{44}"));
            delete(visit);
        }
    }

    @Test
    default void what_a_webhook_has_missed_is_recovered() throws IOException {
        try (Receiver receiver = Receiver.http(Receiver.answering(204, ""));
                Visit visit = Visit.of(desk()).expecting(400)) {
            Instant since = Instant.now();
            String id = desk().openDispute("The pump is loud.");
            Page page = visit.asStaff("#/1/disputes");
            desk().act(id, "request-information", "{\"text\":\"Which lamp is on?\"}");
            desk().awaitEvent("dispute.information_requested", id);
            visit.go(webhook("Late", url(receiver), ",\"types\":[\"dispute.information_requested\"]"));
            visit.button("Recover").click();
            Locator dialog = page.locator("dialog");
            visit.field("From").fill("");
            dialog.locator(".primary").click();
            assertThat(dialog.locator("#field-since-says")).hasText("This is required.");
            assertThat(visit.field("From")).isFocused();
            visit.field("From").fill(berlin(since));
            dialog.locator(".primary").click();
            assertThat(page.locator("#spoken")).hasText(Pattern.compile("\\d+ events? will be sent\\."));
            Locator rows = page.locator("table.deliveries tbody tr");
            assertThat(rows.first()).containsText("dispute.information_requested");
            rows.first().locator("a").click();
            assertThat(page.locator(".facts a")).hasText(Pattern.compile("Dispute #\\d+"));
            page.keyboard().press("u");
            delete(visit);
        }
    }

    /** Returns the minute of an instant, as the browser's field for local times has it. */
    private static String berlin(Instant instant) {
        return instant.atZone(ZoneId.of("Europe/Berlin"))
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    @Test
    default void a_change_of_a_webhook_by_a_colleague_is_shown_and_not_overwritten() throws IOException {
        try (Receiver receiver = Receiver.http(Receiver.answering(204, ""));
                Visit visit = Visit.of(desk()).expecting(412).expecting(400)) {
            String address = webhook("Changed by two", url(receiver), "");
            Page page = visit.asStaff(address + "/data");
            visit.field("Address (URL)").fill("ftp://shop.example");
            visit.button("Save").click();
            assertThat(page.locator("#field-url-says")).containsText("must begin with https://");
            assertThat(visit.field("Address (URL)")).isFocused();
            visit.field("Address (URL)").fill(url(receiver) + "/new");
            String path = address.replace("#/1/", "");
            desk().colleague("PATCH", path, "{\"description\":\"By the colleague\"}", "If-Match", "*");
            visit.button("Save").click();
            assertThat(page.locator("form [role=alert]"))
                    .containsText("A colleague has changed this webhook meanwhile.");
            assertThat(visit.field("Description")).hasValue("By the colleague");
            assertThat(visit.field("Address (URL)")).hasValue(url(receiver) + "/new");
            visit.button("Save").click();
            assertThat(page.locator("#spoken")).hasText("The webhook is saved.");
            page.reload();
            assertThat(visit.field("Address (URL)")).hasValue(url(receiver) + "/new");
            assertThat(page.locator("h1")).hasText("By the colleague");
            visit.go(address);
            delete(visit);
        }
    }

    @Test
    default void what_is_written_while_a_webhook_is_saved_stays() throws IOException {
        try (Receiver receiver = Receiver.http(Receiver.answering(204, ""));
                Visit visit = Visit.of(desk())) {
            String address = webhook("Saved and written", url(receiver), "");
            Page page = visit.asStaff(address + "/data");
            HeldCall saving = HeldCall.of(page, "PATCH", "**/webhooks/*");
            visit.field("Address (URL)").fill(url(receiver) + "/new");
            visit.button("Save").click();
            saving.await();
            visit.field("Description").fill("Written later");
            saving.release();
            assertThat(page.locator("#spoken")).hasText("The webhook is saved.");
            assertThat(visit.field("Address (URL)")).hasValue(url(receiver) + "/new");
            assertThat(visit.field("Description")).hasValue("Written later");
            visit.button("Save").click();
            assertThat(page.locator("h1")).hasText("Written later");
            visit.go(address);
            delete(visit);
        }
    }

    @Test
    default void a_webhook_that_comes_late_leaves_the_form_of_the_next_one_alone() throws IOException {
        try (Receiver receiver = Receiver.http(Receiver.answering(204, ""));
                Visit visit = Visit.of(desk())) {
            String first = webhook("The late one", url(receiver), "");
            String second = webhook("The next one", url(receiver), "");
            Page page = visit.asStaff("#/1/webhooks");
            HeldCall reading = HeldCall.of(page, "GET", "**" + first.replace("#/1", "/1"));
            visit.go(first + "/data");
            reading.await();
            visit.go(second + "/data");
            visit.field("Description").fill("Half a word");
            reading.release();
            assertThat(visit.field("Description")).hasValue("Half a word");
            visit.go(first);
            delete(visit);
            visit.go(second);
            delete(visit);
        }
    }

    @Test
    default void a_refusal_is_told_after_the_page_of_the_webhook_was_left() throws IOException {
        try (Receiver receiver = Receiver.http(Receiver.answering(204, ""));
                Visit visit = Visit.of(desk()).expecting(500)) {
            String address = webhook("Refused and left", url(receiver), "");
            Page page = visit.asStaff(address);
            HeldCall recovering = HeldCall.of(page, "POST", "**/actions/recover");
            visit.button("Recover").click();
            page.locator("dialog .primary").click();
            recovering.await();
            visit.go("#/1/webhooks");
            assertThat(page.locator("h1")).hasText("Webhooks");
            visit.go(address);
            assertThat(page.locator("h1")).hasText("Refused and left");
            recovering.answer(500, "{\"title\":\"Not recovered\"}");
            assertThat(page.locator(".notice")).containsText("Not recovered");
            delete(visit);
        }
    }

    @Test
    default void viewers_see_no_webhooks() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.as(Desk.token("viewer", "Mei", 1), "#/1/webhooks");
            assertThat(page).hasURL(Pattern.compile(".*#/1/disputes"));
            assertThat(visit.link("Webhooks")).hasCount(0);
        }
    }
}
