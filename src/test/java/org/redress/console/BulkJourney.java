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

/** A command for several disputes of the list, from the choice to the results of its job. */
interface BulkJourney {
    Desk desk();

    private static Locator row(Page page, String description) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(description));
    }

    private static void choose(Page page, String description) {
        row(page, description).locator(".choice input").check();
    }

    private static Locator result(Locator results, String ticket) {
        return results.filter(new Locator.FilterOptions().setHasText(ticket));
    }

    /** Shows a job as one that has not ended. */
    private static void keepsRunning(Page page, String job) {
        page.route(
                "**/1/jobs/" + job,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setResponse(route.fetch())
                        .setBody(route.fetch().text().replaceAll("\"state\":\"\\w+\"", "\"state\":\"RUNNING\""))));
    }

    @Test
    default void a_command_for_chosen_disputes_tells_first_what_it_would_do_and_then_what_it_did() {
        String asked = desk().openDispute("The pump of the bulk is loud.");
        String urgent = desk().openDispute("The lamp of the bulk is on.");
        String closed = desk().openDispute("The lid of the bulk is open.");
        desk().act(closed, "close", "{}");
        try (Visit visit = Visit.of(desk()).expecting(400)) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            choose(page, "The pump of the bulk");
            choose(page, "The lamp of the bulk");
            choose(page, "The lid of the bulk");
            assertThat(page.locator(".chosen b")).hasText("3 chosen");
            String first = row(page, "The pump of the bulk").locator("a.open").textContent();
            String second = row(page, "The lamp of the bulk").locator("a.open").textContent();
            String third = row(page, "The lid of the bulk").locator("a.open").textContent();

            // The list takes over the change of a colleague, and the choice stays
            desk().act(urgent, "prioritize", "{\"priority\":\"URGENT\"}");
            assertThat(row(page, "The lamp of the bulk")).containsText("Urgent");
            assertThat(page.locator(".choice input:checked")).hasCount(3);
            visit.button("Act on them …").click();
            Locator dialog = page.locator("dialog.bulk");
            dialog.getByLabel("Do what").selectOption("request-information");
            visit.button("See what would happen").click();
            assertThat(dialog.locator("[aria-invalid=true]")).isFocused();
            dialog.locator("textarea").fill("Which lamp is on?");
            visit.button("See what would happen").click();
            assertThat(dialog).containsText("It can be done for 1. Nothing has been changed yet.");
            Locator cannot = dialog.locator(".results li");
            assertThat(cannot).hasCount(2);
            assertThat(result(cannot, second)).containsText("has changed since it was chosen");
            assertThat(result(cannot, third)).containsText("does not allow it It is: Closed");

            visit.button("Do it for 1").click();
            assertThat(page.locator("h1")).hasText("Ask the customer · 3 disputes");
            Locator results = page.locator("table.results tbody tr");
            assertThat(results).hasCount(2);
            assertThat(result(results, second)).containsText("has changed since it was chosen");
            assertThat(result(results, third)).containsText("It is: Closed");
            page.reload();
            visit.link("All 3").click();
            assertThat(results).hasCount(3);
            assertThat(result(results, first)).containsText("done");
            visit.link(first).click();
            assertThat(page.locator(".story .text").last()).hasText("Which lamp is on?");
            assertThat(page).hasURL(Pattern.compile(".*" + asked));

            visit.go("#/1/disputes");
            visit.link("Bulk jobs").click();
            Locator job = page.locator("table.jobs tbody tr").first();
            assertThat(job).containsText("1 done, 2 not");
            job.locator("a").click();
            assertThat(page.locator("h1")).hasText("Ask the customer · 3 disputes");
        }
    }

    @Test
    default void a_dispute_that_has_changed_is_looked_at_before_the_command_is_tried_again() {
        String id = desk().openDispute("The wheel of the bulk is bent.");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            choose(page, "The wheel of the bulk");
            desk().act(id, "prioritize", "{\"priority\":\"URGENT\"}");
            assertThat(row(page, "The wheel of the bulk")).containsText("Urgent");
            visit.button("Act on them …").click();
            Locator dialog = page.locator("dialog.bulk");
            dialog.getByLabel("Do what").selectOption("comment");
            dialog.locator("textarea").fill("We wait for the wheel.");
            visit.button("See what would happen").click();
            assertThat(visit.button("Do it for 0")).isDisabled();
            dialog.locator(".results a").click();
            assertThat(page.locator(".story")).containsText("set the priority");
            page.keyboard().press("u");
            assertThat(page.locator(".chosen b")).hasText("1 chosen");
            assertThat(page.locator("table.list")).hasAttribute("aria-busy", "false");
            visit.button("Act on them …").click();
            assertThat(dialog.locator("textarea")).hasValue("We wait for the wheel.");
            visit.button("See what would happen").click();
            visit.button("Do it for 1").click();
            assertThat(page.locator("table.results tbody tr")).containsText("done");
        }
    }

    @Test
    default void all_disputes_of_a_list_are_chosen_at_once_and_stay_chosen_on_its_next_page() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all&status=5");
            assertThat(page.locator("tbody tr")).hasCount(25);
            assertThat(page.locator(".paging p")).hasText(Pattern.compile(".* of \\d+"));
            String all = page.locator(".paging p").textContent().replaceAll(".* of ", "");
            page.keyboard().press("j");
            page.keyboard().press("x");
            assertThat(page.locator(".chosen b")).hasText("1 chosen");
            page.getByLabel("Choose all of this page").check();
            assertThat(page.locator(".chosen b")).hasText("25 chosen");
            visit.button("All " + all + " of this list").click();
            assertThat(page.locator(".chosen b")).hasText(all + " chosen");
            visit.link("Next").click();
            assertThat(page.locator(".paging p")).containsText("26–");
            assertThat(page.locator("tbody .choice input:not(:checked)")).hasCount(0);
            visit.button("Act on them …").click();
            Locator dialog = page.locator("dialog.bulk");
            dialog.getByLabel("Do what").selectOption("tag");
            dialog.getByLabel("Tags to remove").fill("nobody has it, nor <b>this</b>");
            visit.button("See what would happen").click();
            visit.button("Do it for " + all).click();
            assertThat(page.locator("h1")).hasText("Change tags · " + all + " disputes");
            assertThat(page.locator(".tile .value")).hasText(new String[] {all});
            assertThat(page.locator("table.results tbody tr")).hasCount(25);
            visit.button("Show more (" + (Integer.parseInt(all) - 25) + ")").click();
            assertThat(page.locator("table.results tbody tr").nth(25)).containsText("done");
        }
    }

    @Test
    default void a_job_takes_the_disputes_of_a_list_that_its_trial_has_shown() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all&status=5&sortBy=CreatedAt&sortMethod=desc");
            assertThat(page.locator(".paging p")).hasText(Pattern.compile(".* of \\d+"));
            String all = page.locator(".paging p").textContent().replaceAll(".* of ", "");
            page.getByLabel("Choose all of this page").check();
            visit.button("All " + all + " of this list").click();
            visit.button("Act on them …").click();
            Locator dialog = page.locator("dialog.bulk");
            dialog.getByLabel("Do what").selectOption("tag");
            dialog.getByLabel("Tags to remove").fill("nobody has it");
            visit.button("See what would happen").click();
            assertThat(visit.button("Do it for " + all)).isEnabled();
            String late = desk().openDispute("The bolt of the bulk came late.");
            desk().act(late, "close", "{}");
            visit.button("Do it for " + all).click();
            assertThat(page.locator(".tile .value")).hasText(new String[] {all});
            assertThat(page.locator("table.results tbody tr")).hasCount(25);
            assertThat(page.locator("table.results a[href*='" + late + "']")).hasCount(0);
        }
    }

    @Test
    default void a_range_is_chosen_with_the_shift_key_and_given_up() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            assertThat(page.locator("tbody tr")).hasCount(25);
            page.locator("tbody .choice input").nth(1).check();
            page.keyboard().down("Shift");
            page.locator("tbody .choice input").nth(4).click();
            page.keyboard().up("Shift");
            assertThat(page.locator(".chosen b")).hasText("4 chosen");
            assertThat(page.locator("tbody .choice input:checked")).hasCount(4);
            page.locator("tbody .choice input").nth(2).uncheck();
            assertThat(page.locator(".chosen b")).hasText("3 chosen");
            visit.button("Choose none").click();
            assertThat(page.locator(".chosen")).hasCount(0);
            assertThat(page.locator(".choice input:checked")).hasCount(0);
        }
    }

    @Test
    default void a_running_job_shows_its_progress_and_is_cancelled() {
        String id = desk().openDispute("The valve of the bulk is stuck.");
        String job = desk().createJob(id);
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.page();
            // It would end before anybody could cancel it
            keepsRunning(page, job);
            visit.asStaff("#/1/jobs/" + job);
            assertThat(page.locator("progress")).isVisible();
            assertThat(page.locator("main")).containsText("is running");
            Response cancelled = page.waitForResponse("**/actions/cancel", visit.button("Cancel the rest")::click);
            assertThat(cancelled.status()).isEqualTo(200);
            page.unroute("**/1/jobs/" + job);
            assertThat(page.locator("progress")).hasCount(0);
            assertThat(page.locator("table.results tbody tr")).hasCount(1);
        }
    }

    @Test
    default void nobody_reads_a_job_without_a_person() {
        String job = desk().createJob(desk().openDispute("The valve of the bulk is shut."));
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.page();
            page.clock().install();
            List<String> readings = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().endsWith(job)) {
                    readings.add(request.url());
                }
            });
            keepsRunning(page, job);
            visit.asStaff("#/1/jobs/" + job);
            assertThat(page.locator("progress")).isVisible();
            page.locator(".person summary").click();
            visit.button("Sign out").click();
            assertThat(page.locator("main.sign-in")).isVisible();
            int before = readings.size();
            page.clock().runFor(5_000);
            page.evaluate("fetch('config.json').then(answer => answer.text())");
            assertThat(before).isPositive();
            assertThat(readings).hasSize(before);
        }
    }

    @Test
    default void a_viewer_can_choose_nothing() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.as(Desk.token("viewer", "Mei", 1), "#/1/disputes?queue=all");
            assertThat(page.locator("tbody tr")).hasCount(25);
            assertThat(page.locator(".choice")).hasCount(0);
            assertThat(visit.link("Bulk jobs")).hasCount(0);
        }
    }
}
