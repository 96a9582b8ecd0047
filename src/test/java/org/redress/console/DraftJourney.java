package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Writing: nothing that was written is lost, and nothing is sent to a reader by mistake. */
interface DraftJourney {
    Desk desk();

    private static void choose(Page page, String readers) {
        page.locator(".composer").getByLabel(readers).check();
    }

    @Test
    default void the_composer_says_who_will_read_and_begins_with_a_note() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            Locator send = page.locator(".composer .send");
            assertThat(page.locator(".composer")).containsText("Only staff read this.");
            assertThat(send).hasText("Save note");
            page.locator("#say").fill("Third one of this batch.");
            send.click();
            assertThat(page.locator(".story .internal-reads .text")).hasText("Third one of this batch.");
            choose(page, "Customer");
            assertThat(send).hasText("Send to customer");
            page.locator("#say").fill("We look into it.");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator(".story .customer-reads .text").last()).hasText("We look into it.");
            assertThat(page.locator("#say")).hasValue("");
            assertThat(send).hasText("Send to customer");
        }
    }

    @Test
    default void a_text_survives_reload_and_sign_out_and_is_its_authors_alone() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            choose(page, "Customer");
            page.locator("#say").fill("A long answer.");
            page.reload();
            assertThat(page.locator("#say")).hasValue("A long answer.");
            page.locator(".person summary").click();
            visit.button("Sign out").click();
            assertThat(page.locator(".notice").getByText("What you wrote is still here."))
                    .isVisible();
            visit.as(Desk.token("merchant", "Ben", 1), "#/1/disputes/" + id);
            assertThat(page.locator("#say")).hasValue("");
            visit.as(Desk.token("merchant", "Anna", 1), "#/1/disputes/" + id);
            assertThat(page.locator("#say")).hasValue("A long answer.");
            assertThat(page.locator(".composer .send")).hasText("Send to customer");
        }
    }

    @Test
    default void a_token_that_expires_while_somebody_writes_costs_no_text() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk()).expecting(401)) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.locator("#say").fill("A long answer.");
            visit.expireToken();
            assertThat(page.locator(".notice").getByText("What you wrote is still here."))
                    .isVisible();
            visit.acceptTokens();
            visit.text("Sign in with a token").click();
            visit.field("Access token").fill(Desk.token("merchant", "Anna", 1));
            visit.button("Sign in").click();
            assertThat(page.locator("#say")).hasValue("A long answer.");
            page.locator(".composer .send").click();
            assertThat(page.locator(".story .internal-reads .text")).hasText("A long answer.");
        }
    }

    @Test
    default void an_answer_that_is_lost_leads_to_one_comment() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk()).expectingNoConnection()) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            List<String> keys = new ArrayList<>();
            page.route("**/comments", route -> {
                if (route.request().method().equals("POST")) {
                    keys.add(route.request().headerValue("idempotency-key"));
                }
                if (keys.size() == 1 && route.request().method().equals("POST")) {
                    // The server has done it, and its answer is lost
                    route.fetch();
                    route.abort("internetdisconnected");
                } else {
                    route.resume(new Route.ResumeOptions());
                }
            });
            page.locator("#say").fill("Sent once.");
            page.locator(".composer .send").click();
            assertThat(page.locator(".composer [role=alert]")).containsText("Your text is kept.");
            page.locator(".composer .send").click();
            assertThat(page.locator(".story .internal-reads .text")).hasCount(1);
            assertThat(page.locator("#say")).hasValue("");
            assertThat(keys).hasSize(2).containsOnly(keys.get(0));
        }
    }

    @Test
    default void what_is_written_while_another_text_is_sent_stays() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            HeldCall sending = HeldCall.of(page, "POST", "**/comments");
            page.locator("#say").fill("The first note.");
            page.keyboard().press("Control+Enter");
            sending.await();
            page.locator("#say").fill("Half of the next");
            choose(page, "Customer");
            sending.release();
            assertThat(page.locator(".story .internal-reads .text")).hasText("The first note.");
            assertThat(page.locator(".notice")).containsText("The note is saved.");
            assertThat(page.locator("#say")).hasValue("Half of the next");
            page.reload();
            assertThat(page.locator("#say")).hasValue("Half of the next");
            assertThat(page.locator(".composer .send")).hasText("Send to customer");
        }
    }

    @Test
    default void a_text_that_is_refused_is_told_after_its_dispute_was_left() {
        String first = desk().openDispute("The pump is loud.");
        String second = desk().openDispute("The lamp is on.");
        try (Visit visit = Visit.of(desk()).expecting(500)) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(first);
            String ticket = page.locator("h1").textContent().split(" ")[0];
            HeldCall sending = HeldCall.of(page, "POST", "**/comments");
            page.locator("#say").fill("A long answer.");
            page.locator(".composer .send").click();
            sending.await();
            visit.toDispute(second);
            sending.answer(500, "{\"title\":\"Not sent\"}");
            assertThat(page.locator(".notice")).containsText(ticket + ": Not sent Your text is kept.");
            assertThat(page.locator("#say")).hasValue("");
            visit.toDispute(first);
            assertThat(page.locator("#say")).hasValue("A long answer.");
        }
    }

    @Test
    default void the_text_of_an_action_survives_a_reload() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.keyboard().press("a");
            page.getByLabel("Text that the customer reads").fill("Which lamp is on?");
            page.reload();
            assertThat(page.locator(".story")).isVisible();
            page.keyboard().press("a");
            assertThat(page.getByLabel("Text that the customer reads")).hasValue("Which lamp is on?");
            page.locator("dialog.act .primary").click();
            assertThat(page.locator(".story .text").last()).hasText("Which lamp is on?");
        }
    }
}
