package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages that update themselves from the event log, while somebody works on them. */
interface LiveJourney {
    String EVENTS = "**/api/rest/v1/1/events?*";

    Desk desk();

    /** Collects the addresses of the readings of events. */
    private static List<String> readings(Page page) {
        List<String> readings = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("/events?")) {
                readings.add(request.url());
            }
        });
        return readings;
    }

    /** Waits for a reading of events that tells of a dispute. */
    private static void tells(Response reading, String id) {
        assertThat(reading.text()).contains(id);
    }

    private static boolean isReading(Response response) {
        return response.url().contains("/events?");
    }

    private static boolean isOfEnd(String reading) {
        return reading.contains("cursor=latest");
    }

    /** Lets a minute pass for the page. */
    private static void aMinuteLater(Page page) {
        for (int i = 0; i < 12; i++) {
            page.clock().runFor(5000);
            page.waitForTimeout(150);
        }
    }

    private static void setHidden(Page page, boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', {get: () => hidden, configurable: true});"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }

    @Test
    default void the_list_updates_itself_and_leaves_alone_what_somebody_does() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            Locator range = page.locator(".paging p");
            assertThat(range).hasText(Pattern.compile("1–25 of \\d+"));
            int total = Integer.parseInt(range.textContent().replaceAll(".* of ", ""));
            page.locator(".export summary").click();
            page.locator("#search").focus();
            page.keyboard().type("half a word");
            page.evaluate("document.getElementById('search').setSelectionRange(2, 6)");
            page.evaluate("scrollTo(0, 200)");
            // Beside the list, whose rows stay under the pointer
            page.mouse().move(2, 2);
            desk().openDispute("It came while somebody typed.");

            assertThat(page.locator("tbody tr").first()).containsText("It came while somebody typed.");
            assertThat(page.locator(".updated")).hasText("Updated just now");
            assertThat(page.locator("#spoken")).hasText("Updated just now");
            assertThat(page.locator("tbody tr")).hasCount(25);
            assertThat(page.locator("#search")).isFocused();
            assertThat(page.locator("#search")).hasValue("half a word");
            assertThat(page.evaluate("[search.selectionStart, search.selectionEnd, scrollY].join()"))
                    .isEqualTo("2,6,200");
            assertThat(page.locator("details.export")).hasAttribute("open", "");
            assertThat(range).not().hasText("1–25 of " + total);
            assertThat(page.locator(".updated")).hasCount(0);
        }
    }

    @Test
    default void a_row_that_somebody_stands_on_is_updated_at_its_place() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=answer&sortBy=CreatedAt");
            Locator link = page.locator("a.open[href$='" + id + "']");
            link.focus();
            desk().act(id, "request-information", "{\"text\":\"Which lamp is on?\"}");
            // It has left the queue
            assertThat(page.locator(".fresh")).isVisible();
            assertThat(link).isFocused();
            page.locator(".fresh").click();
            assertThat(link).hasCount(0);
        }
    }

    @Test
    default void an_open_dispute_updates_itself_while_somebody_writes() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.locator(".composer").getByLabel("Customer").check();
            page.locator("#say").fill("Half a sentence");
            page.evaluate("say.setSelectionRange(5, 6)");
            desk().colleague(
                            "POST",
                            "disputes/" + id + "/comments",
                            "{\"visibility\":\"INTERNAL\",\"text\":\"The carrier called.\"}");
            assertThat(page.locator(".story .text").last()).hasText("The carrier called.");
            assertThat(page.locator(".crumbs .updated")).isVisible();
            assertThat(page.locator("#spoken")).hasText("This dispute has changed.");
            assertThat(page.locator("#say")).isFocused();
            assertThat(page.locator("#say")).hasValue("Half a sentence");
            assertThat(page.evaluate("[say.selectionStart, say.selectionEnd].join()"))
                    .isEqualTo("5,6");
            assertThat(page.locator(".composer .send")).hasText("Send to customer");
            page.keyboard().type("X");
            assertThat(page.locator("#say")).hasValue("Half X sentence");
        }
    }

    @Test
    default void a_change_between_the_readings_of_a_dispute_and_of_its_story_is_taken_over() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            // The log's end is known, so that only the story and its events tell of the change
            page.waitForResponse(LiveJourney::isReading, () -> {});
            page.route(
                    "**/timeline?*",
                    route -> {
                        desk().act(id, "request-information", "{\"text\":\"Which lamp is on?\"}");
                        route.resume();
                    },
                    new Page.RouteOptions().setTimes(1));
            page.keyboard().press("r");
            assertThat(page.locator(".story .text").last()).hasText("Which lamp is on?");
            assertThat(page.locator(".dispute-head .pill")).hasText("Waiting for customer");
        }
    }

    @Test
    default void a_slow_reading_of_a_dispute_does_not_replace_a_newer_one() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            HeldCall reading = HeldCall.of(page, "GET", "**/disputes/" + id + "/actions");
            page.waitForResponse("**/timeline?*", () -> page.keyboard().press("r"));
            reading.await();
            page.locator("#say").fill("The own note.");
            page.locator(".composer .send").click();
            assertThat(page.locator(".story .text").last()).hasText("The own note.");
            reading.release();
            assertThat(page.locator(".story .text").last()).hasText("The own note.");
        }
    }

    @Test
    default void the_own_action_is_no_news_before_it_is_in_the_story() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.waitForResponse(LiveJourney::isReading, () -> {});
            page.waitForResponse(LiveJourney::isReading, () -> {});
            List<String> reads = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().endsWith("/disputes/" + id)
                        && request.method().equals("GET")) {
                    reads.add(request.url());
                }
            });
            HeldCall loading = HeldCall.of(page, "GET", "**/disputes/" + id);
            page.locator("#say").fill("The own note.");
            Response reading = page.waitForResponse(
                    response -> isReading(response) && response.text().contains("comment.added"),
                    page.locator(".composer .send")::click);
            tells(reading, id);
            page.waitForResponse(LiveJourney::isReading, () -> {});
            loading.release();
            assertThat(page.locator(".story .text").last()).hasText("The own note.");
            page.waitForResponse(LiveJourney::isReading, () -> {});
            assertThat(reads).hasSize(1);
            assertThat(page.locator("#spoken")).hasText("The note is saved.");
        }
    }

    @Test
    default void a_change_that_could_not_be_read_is_looked_for_again() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk()).expecting(500)) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.waitForResponse(LiveJourney::isReading, () -> {});
            HeldCall reading = HeldCall.of(page, "GET", "**/disputes/" + id + "/comments?*");
            desk().act(id, "request-information", "{\"text\":\"Which lamp is on?\"}");
            reading.await();
            reading.answer(500, "{\"title\":\"Not read\"}");
            assertThat(page.locator(".story .text").last()).hasText("Which lamp is on?");
            assertThat(page.locator(".notice.problem")).hasCount(0);
        }
    }

    @Test
    default void a_dispute_is_not_read_again_for_the_own_action_or_for_others() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            // The first readings find the end of the log, after which the page is compared once
            page.waitForResponse(LiveJourney::isReading, () -> {});
            page.waitForResponse(LiveJourney::isReading, () -> {});
            page.waitForTimeout(1000);
            List<String> reads = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().endsWith("/disputes/" + id)
                        && request.method().equals("GET")) {
                    reads.add(request.url());
                }
            });
            String other = desk().openDispute("Another one.");
            page.locator("#say").fill("The own note.");
            Response reading = page.waitForResponse(
                    response -> isReading(response) && response.text().contains("comment.added"),
                    page.locator(".composer .send")::click);
            tells(reading, id);
            page.waitForResponse(LiveJourney::isReading, () -> {});
            assertThat(page.locator(".story .text").last()).hasText("The own note.");
            assertThat(reads).as("after the own comment, not after %s", other).hasSize(1);
        }
    }

    @Test
    default void a_list_that_is_left_before_it_is_there_leaves_the_events_to_the_next_page() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes");
            assertThat(page.locator("tbody tr").first()).isVisible();
            HeldAnswers texts = HeldAnswers.of(page, "**/texts/views/en.json");
            visit.go("#/1/disputes?queue=all&assignee=me");
            texts.await();
            visit.toDispute(id);
            texts.release();
            desk().colleague(
                            "POST",
                            "disputes/" + id + "/comments",
                            "{\"visibility\":\"INTERNAL\",\"text\":\"The carrier called.\"}");
            assertThat(page.locator(".story .text").last()).hasText("The carrier called.");
        }
    }

    @Test
    default void nobody_reads_events_for_a_hidden_page_or_without_a_person() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.page();
            page.clock().install();
            List<String> readings = readings(page);
            visit.asStaff("#/1/disputes");
            for (int i = 0; i < 6; i++) {
                page.waitForResponse(LiveJourney::isReading, () -> page.clock().runFor(5000));
            }
            setHidden(page, true);
            int before = readings.size();
            aMinuteLater(page);
            assertThat(readings).hasSize(before);
            desk().openDispute("It came while nobody looked.");
            setHidden(page, false);
            assertThat(visit.text("It came while nobody looked.")).hasCount(0);
            visit.go("#/1/disputes?queue=all");
            assertThat(page.locator("tbody tr").first()).containsText("It came while nobody looked.");
            assertThat(readings).hasSizeGreaterThan(before);

            page.locator(".person summary").click();
            visit.button("Sign out").click();
            assertThat(page.locator("main.sign-in")).isVisible();
            before = readings.size();
            aMinuteLater(page);
            assertThat(readings).hasSize(before);
        }
    }

    @Test
    default void a_log_that_fails_is_asked_less_and_less_and_tells_nobody() {
        try (Visit visit = Visit.of(desk()).expecting(500)) {
            Page page = visit.page();
            page.clock().install();
            List<String> readings = readings(page);
            page.route(EVENTS, route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
            visit.asStaff("#/1/disputes");
            assertThat(page.locator("tbody tr").first()).isVisible();
            aMinuteLater(page);
            assertThat(readings).hasSizeBetween(2, 5);
            assertThat(page.locator(".notice")).hasCount(0);
            page.unroute(EVENTS);
            aMinuteLater(page);
            aMinuteLater(page);
            desk().openDispute("It came after the outage.");
            visit.go("#/1/disputes?queue=all&sortBy=CreatedAt");
            assertThat(page.locator("tbody tr").first()).containsText("It came after the outage.");
        }
    }

    @Test
    default void a_log_whose_place_is_too_old_is_read_from_its_end() {
        try (Visit visit = Visit.of(desk()).expecting(410)) {
            Page page = visit.page();
            List<String> readings = readings(page);
            page.route(Pattern.compile("/events\\?cursor=\\d"), route -> {
                if (readings.stream().filter(one -> !isOfEnd(one)).count() == 1) {
                    route.fulfill(new Route.FulfillOptions().setStatus(410).setBody("{}"));
                } else {
                    route.resume();
                }
            });
            page.waitForResponse(response -> response.status() == 410, () -> visit.asStaff("#/1/disputes?queue=all"));
            assertThat(page.locator("tbody tr").first()).isVisible();
            desk().openDispute("It came after the old place.");
            assertThat(page.locator("tbody tr").first()).containsText("It came after the old place.");
            // A page that is left while it reads the end of the log leaves this to the next page
            List<String> afterFirstEnd =
                    readings.stream().dropWhile(LiveJourney::isOfEnd).toList();
            assertThat(afterFirstEnd.stream().filter(LiveJourney::isOfEnd)).hasSize(1);
            assertThat(page.locator(".notice")).hasCount(0);
        }
    }
}
