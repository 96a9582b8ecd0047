package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Working through the list of disputes. */
interface ListJourney {
    String LISTS = "**/api/rest/v1/1/disputes?*";

    Desk desk();

    private static int count(Page page, String queue) {
        return Integer.parseInt(page.locator(".tabs a", new Page.LocatorOptions().setHasText(queue))
                .locator(".count")
                .textContent());
    }

    private static void isCounted(Page page) {
        assertThat(page.locator(".tabs .count").last()).hasText(Pattern.compile("\\d+"));
    }

    /** Loses the first answer of an address, and returns the keys of its requests. */
    private static List<String> losesTheFirstAnswer(Page page, String address) {
        List<String> keys = new ArrayList<>();
        page.route(address, route -> {
            keys.add(route.request().headerValue("idempotency-key"));
            if (keys.size() == 1) {
                // The server has done it
                route.fetch();
                route.abort("internetdisconnected");
            } else {
                route.resume();
            }
        });
        return keys;
    }

    @Test
    default void the_first_queue_opens_and_each_queue_shows_as_many_as_its_tab_says() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/");
            assertThat(page.locator(".tabs [aria-current]")).containsText("Needs answer");
            isCounted(page);
            for (String queue : List.of("Overdue", "Under review", "Waiting for customer", "All")) {
                int count = count(page, queue);
                page.locator(".tabs a", new Page.LocatorOptions().setHasText(queue))
                        .click();
                assertThat(page.locator(".paging p")).hasText(Pattern.compile(".* of " + count));
            }
        }
    }

    @Test
    default void pages_show_their_range_and_the_address_keeps_them() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            assertThat(page.locator("tbody tr")).hasCount(25);
            isCounted(page);
            int all = count(page, "All");
            visit.link("Next").click();
            assertThat(page.locator(".paging p")).hasText("26–50 of " + all);
            String second = page.locator("a.open").first().textContent();
            page.reload();
            assertThat(page.locator(".paging p")).hasText("26–50 of " + all);
            assertThat(page.locator("a.open").first()).hasText(second);
            page.locator("a.open").first().click();
            assertThat(page.locator("h1")).containsText(second);
            page.goBack();
            assertThat(page.locator("a.open").first()).hasText(second);
            visit.link("Previous").click();
            assertThat(page.locator(".paging p")).hasText("1–25 of " + all);
        }
    }

    @Test
    default void a_search_for_words_finds_them_in_the_texts_of_disputes() {
        desk().openDispute("The kumquat is loud.");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes");
            page.locator("#search").fill("kumquats");
            page.locator("#search").press("Enter");
            assertThat(page.locator(".chips")).containsText("Words");
            page.locator("h1").click();
            // A search document follows within a second or two
            for (int tries = 0; tries < 60 && page.locator(".said").count() == 0; tries++) {
                page.waitForTimeout(1_000);
                page.keyboard().press("r");
            }
            assertThat(page.locator(".said").first()).containsText("kumquat");
        }
    }

    @Test
    default void a_list_is_kept_as_a_view_with_its_number_and_is_found_again() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=review");
            assertThat(page.locator("tbody tr").first()).isVisible();
            visit.text("Views").click();
            Locator views = page.locator(".views");
            assertThat(views.locator("li").filter(new Locator.FilterOptions().setHasText("Overdue")))
                    .hasText(Pattern.compile("Overdue\\s*\\d+\\s*"));
            page.getByLabel("Name of the view").fill("<i>Zoë</i> 李");
            visit.button("Save").click();
            Locator kept = views.locator("li").filter(new Locator.FilterOptions().setHasText("<i>Zoë</i> 李"));
            assertThat(kept).hasCount(1);
            String range = page.locator(".paging p").textContent();
            page.navigate(page.url().replaceFirst("#.*", "#/1/disputes?queue=answer"));
            assertThat(page.locator(".tabs [aria-current]")).containsText("Needs answer");
            kept.locator("a").click();
            assertThat(page.locator(".chips")).containsText("Under review");
            assertThat(page.locator(".paging p")).hasText(range);
            kept.locator("button").click();
            assertThat(kept).hasCount(0);
        }
    }

    @Test
    default void one_view_is_kept_by_two_clicks_and_after_a_lost_answer() {
        try (Visit visit = Visit.of(desk()).expectingNoConnection()) {
            Page page = visit.asStaff("#/1/disputes?queue=review");
            assertThat(page.locator("tbody tr").first()).isVisible();
            visit.text("Views").click();
            Locator name = page.getByLabel("Name of the view");
            name.fill("Kept once");
            List<String> keys = losesTheFirstAnswer(page, "**/1/views");
            visit.button("Save").dblclick();
            assertThat(visit.text("The server does not answer.")).isVisible();
            assertThat(name).hasValue("Kept once");
            visit.button("Save").click();
            Locator kept = page.locator(".views li").filter(new Locator.FilterOptions().setHasText("Kept once"));
            assertThat(kept).hasCount(1);
            assertThat(name).hasValue("");
            assertThat(keys).hasSize(2).containsOnly(keys.get(0));
            page.unroute("**/1/views");
            kept.locator("button").click();
            assertThat(kept).hasCount(0);
        }
    }

    @Test
    default void the_next_dispute_that_nobody_has_is_taken_and_opened() {
        desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes");
            visit.button("Take the next").click();
            assertThat(page.locator(".triage dd").first()).containsText("Anna");
        }
    }

    @Test
    default void one_dispute_is_taken_by_two_clicks_and_after_a_lost_answer() {
        desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk()).expectingNoConnection()) {
            Page page = visit.asStaff("#/1/disputes?queue=answer");
            assertThat(page.locator("tbody tr").first()).isVisible();
            List<String> keys = losesTheFirstAnswer(page, "**/disputes:claim-next?*");
            visit.button("Take the next").dblclick();
            assertThat(visit.text("The server does not answer.")).isVisible();
            visit.button("Take the next").click();
            assertThat(page.locator(".triage dd").first()).containsText("Anna");
            assertThat(keys).hasSize(2).containsOnly(keys.get(0));
        }
    }

    @Test
    default void a_search_looks_in_all_disputes_and_a_chip_ends_it() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=review");
            assertThat(page.locator("tbody tr").first()).isVisible();
            page.keyboard().press("/");
            page.keyboard().type("987466");
            page.keyboard().press("Enter");
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody")).containsText("#10002");
            assertThat(page.locator(".chips")).containsText("Search: “987466”");
            assertThat(page.locator(".tabs [aria-current]")).containsText("All");
            page.locator("#search").fill("nobody has this number");
            page.keyboard().press("Enter");
            assertThat(visit.text("No dispute matches these filters.")).isVisible();
            page.locator(".chips button").first().click();
            assertThat(page.locator("tbody tr")).hasCount(25);
            assertThat(page.locator("#search")).hasValue("");
        }
    }

    @Test
    default void heads_and_filters_order_and_narrow_the_list() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            visit.field("Status").selectOption("4");
            assertThat(page.locator(".chips")).containsText("Status: Resolved");
            visit.button("Amount").click();
            assertThat(page.locator("th.amount")).hasAttribute("aria-sort", "descending");
            assertThat(page).hasURL(Pattern.compile(".*status=4.*sortBy=DisputeAmount.*"));
            Locator rows = page.locator("tbody tr");
            assertThat(rows.first()).containsText("Resolved");
            assertThat(rows.filter(new Locator.FilterOptions().setHasNotText("Resolved")))
                    .hasCount(0);
            visit.field("Opened until").fill("2020-01-01");
            assertThat(visit.text("No dispute matches these filters.")).isVisible();
        }
    }

    @Test
    default void the_export_is_the_list() throws IOException {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all&status=4&sortBy=TicketNumber");
            assertThat(page.locator("tbody tr").first()).isVisible();
            String first = page.locator("a.open").first().textContent().substring(1);
            String total = page.locator(".paging p").textContent().replaceAll(".* of ", "");
            page.locator(".export summary").click();
            Download csv = page.waitForDownload(visit.button("CSV")::click);
            List<String> lines = Files.readAllLines(csv.path());
            assertThat(lines).hasSizeGreaterThan(1).hasSizeLessThanOrEqualTo(2 * Integer.parseInt(total) + 1);
            assertThat(lines.get(1)).contains("," + first + ",");
            page.locator(".export summary").click();
            page.locator(".export summary").click();
            Download excel = page.waitForDownload(visit.button("Excel (XLSX)")::click);
            assertThat(Files.readAllBytes(excel.path())).startsWith('P', 'K');
        }
    }

    @Test
    default void keys_walk_the_list_and_can_be_switched_off() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            assertThat(page.locator("tbody tr")).hasCount(25);
            page.keyboard().press("j");
            page.keyboard().press("j");
            assertThat(page.locator("a.open").nth(1)).isFocused();
            page.keyboard().press("k");
            page.keyboard().press("Enter");
            assertThat(page.locator(".crumbs")).containsText("1 of 25");
            page.keyboard().press("j");
            assertThat(page.locator(".crumbs")).containsText("2 of 25");
            page.keyboard().press("u");
            assertThat(page.locator("tbody tr")).hasCount(25);
            page.keyboard().press("2");
            assertThat(page.locator(".tabs [aria-current]")).containsText("Overdue");
            page.keyboard().press("?");
            page.locator("dialog").getByText("Single keys act").uncheck();
            page.keyboard().press("Escape");
            page.keyboard().press("3");
            page.keyboard().press("j");
            assertThat(page.locator(".tabs [aria-current]")).containsText("Overdue");
        }
    }

    @Test
    default void a_change_of_a_colleague_moves_no_row_under_the_pointer() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            assertThat(page.locator("tbody tr")).hasCount(25);
            String first = page.locator("a.open").first().textContent();
            page.locator("tbody tr").nth(1).hover();
            desk().openDispute("It came while somebody pointed.");
            assertThat(page.locator(".fresh")).containsText("has changed");
            assertThat(page.locator("a.open").first()).hasText(first);
            page.locator(".fresh").click();
            assertThat(page.locator("tbody tr").first()).containsText("It came while somebody pointed.");
            assertThat(page.locator(".fresh")).hasCount(0);
        }
    }

    @Test
    default void rows_that_somebody_stands_on_stay_at_their_places_when_the_list_is_read_on_the_way_back() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            assertThat(page.locator("tbody tr")).hasCount(25);
            Locator rows = page.locator("a.open");
            String second = rows.nth(1).textContent();
            rows.first().click();
            assertThat(page.locator(".story")).isVisible();
            // The pointer stands on no row
            page.mouse().move(2, 2);
            desk().openDispute("It came while somebody read another one.");
            HeldAnswers lists = HeldAnswers.of(page, LISTS);
            page.keyboard().press("u");
            lists.await();
            page.keyboard().press("j");
            page.keyboard().press("j");
            lists.release();
            assertThat(page.locator(".fresh")).containsText("has changed");
            assertThat(rows.nth(1)).isFocused();
            assertThat(rows.nth(1)).hasText(second);
            assertThat(visit.link("Next")).isVisible();
            page.locator(".fresh").click();
            assertThat(page.locator("tbody tr").first()).containsText("It came while somebody read another one.");
        }
    }

    @Test
    default void an_answer_for_a_list_that_was_left_takes_away_no_way_back() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            assertThat(page.locator("tbody tr")).hasCount(25);
            page.locator("a.open").first().click();
            assertThat(page.locator(".story")).isVisible();
            HeldAnswers lists = HeldAnswers.of(page, LISTS);
            page.keyboard().press("u");
            lists.await();
            String second = page.locator("a.open").nth(1).textContent();
            page.locator("a.open").nth(1).click();
            assertThat(page.locator("h1")).containsText(second);
            lists.release();
            page.keyboard().press("u");
            assertThat(page).hasURL(desk().address("#/1/disputes?queue=all"));
            assertThat(page.locator("tbody tr")).hasCount(25);
        }
    }

    @Test
    default void another_page_opens_while_the_first_list_is_read() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes");
            assertThat(page.locator("tbody tr").first()).isVisible();
            HeldAnswers lists = HeldAnswers.of(page, LISTS);
            page.reload();
            lists.await();
            visit.link("Figures").click();
            assertThat(page.locator("h1")).hasText("Figures");
        }
    }

    @Test
    default void a_lost_connection_is_told_and_the_list_comes_back() {
        try (Visit visit = Visit.of(desk()).expectingNoConnection()) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            assertThat(page.locator("tbody tr")).hasCount(25);
            visit.context().setOffline(true);
            visit.link("Next").click();
            assertThat(visit.text("No connection.")).isVisible();
            assertThat(visit.button("Try again")).isVisible();
            visit.context().setOffline(false);
            visit.button("Try again").click();
            assertThat(page.locator(".paging p")).containsText("26–50 of");
            assertThat(visit.text("No connection.")).isHidden();
        }
    }

    @Test
    default void a_page_that_cannot_be_loaded_is_told_and_opens_later() {
        try (Visit visit = Visit.of(desk()).expectingNoConnection()) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            assertThat(page.locator("tbody tr")).hasCount(25);
            visit.context().setOffline(true);
            visit.link("Figures").click();
            assertThat(visit.text("The server does not answer.")).isVisible();
            visit.context().setOffline(false);
            visit.link("Disputes").click();
            visit.link("Figures").click();
            assertThat(page.locator("h1")).hasText("Figures");
        }
    }
}
