package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reading a dispute and acting on it. */
interface DisputeJourney {
    String HOSTILE = "<img src=x onerror=alert(1)> ${7*7} \u202Eevil\u202C <script>alert(2)</script>";

    Desk desk();

    @Test
    default void a_hostile_description_is_text() {
        String id = desk().openDispute(HOSTILE);
        try (Visit visit = Visit.of(desk())) {
            visit.page().onDialog(dialog -> {
                throw new AssertionError("a script ran: " + dialog.message());
            });
            Page page = visit.asStaff("#/1/disputes?queue=all");
            assertThat(page.locator(".said").first()).hasText(HOSTILE);
            visit.toDispute(id);
            assertThat(page.locator(".story .text").first()).hasText(HOSTILE);
            assertThat(page.locator(".story img, .story script")).hasCount(0);
        }
    }

    @Test
    default void a_page_of_the_console_cannot_be_given_html() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes");
            Object refused = page.evaluate("() => { try { document.body.insertAdjacentHTML('beforeend', '<b>x</b>');"
                    + " return 'inserted'; } catch (error) { return error.name; } }");
            assertThat(refused).isEqualTo("TypeError");
            // The browser reports this refusal, which was asked for
            visit.expectingRefusedHtml();
        }
    }

    @Test
    default void a_decision_needs_its_fields_and_is_then_told_to_the_customer() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk()).expecting(400)) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.keyboard().press("d");
            Locator dialog = page.locator("dialog.act");
            assertThat(dialog).containsText("can appeal it until the deadline");
            dialog.getByLabel("In part").check();
            dialog.locator(".primary").click();
            assertThat(dialog.locator("#wrong-text")).hasText("This is required.");
            assertThat(dialog.locator("[aria-invalid=true]").first()).isFocused();
            dialog.getByLabel("Text that the customer reads").fill("We refund the shipping.");
            dialog.getByLabel("Amount for the customer").fill("10,00");
            dialog.locator(".primary").click();
            assertThat(page.locator(".decision")).containsText("In part €10.00");
            assertThat(page.locator("#spoken")).hasText(Pattern.compile("#\\d+ is decided."));
            assertThat(page.locator(".dispute-head")).containsText("Resolved");
            assertThat(page.locator(".story .text").last()).hasText("We refund the shipping.");
        }
    }

    @Test
    default void staff_take_a_dispute_and_set_its_priority_and_tags() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            Locator card = page.locator(".triage");
            assertThat(card).containsText("nobody");
            card.getByText("Take", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(card.locator("dd").first()).containsText("Anna");
            card.getByLabel("Priority").selectOption("URGENT");
            assertThat(page.locator(".story")).containsText("set the priority");
            card.getByLabel("Add a tag").fill("<b>Zoë 李</b>");
            card.getByLabel("Add a tag").press("Enter");
            assertThat(card.locator("button.tag")).hasText("<b>Zoë 李</b> ×");
            page.navigate(page.url().replaceFirst("#.*", "#/1/disputes?queue=all"));
            Locator row = page.locator("table.list tbody tr").first();
            assertThat(row).containsText("Urgent");
            assertThat(row).containsText("<b>Zoë 李</b>");
            assertThat(row.locator(".assignee")).hasText("Anna");
            visit.toDispute(id);
            card.locator("button.tag").click();
            assertThat(card.locator("button.tag")).hasCount(0);
            card.getByText("Give back").click();
            assertThat(card).containsText("nobody");
        }
    }

    @Test
    default void a_tag_that_is_written_while_another_one_is_added_stays() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk()).expecting(500)) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            Locator field = page.getByLabel("Add a tag");
            Locator tags = page.locator(".triage button.tag");
            HeldCall adding = HeldCall.of(page, "POST", "**/actions/tag");
            field.fill("one");
            field.press("Enter");
            adding.await();
            field.fill("two");
            field.press("Enter");
            adding.release();
            assertThat(tags).hasText("one ×");
            assertThat(tags).isEnabled();
            assertThat(field).hasValue("two");
            HeldCall refusing = HeldCall.of(page, "POST", "**/actions/tag");
            field.press("Enter");
            refusing.await();
            refusing.answer(500, "{\"title\":\"Not tagged\"}");
            assertThat(page.locator(".notice")).containsText("Not tagged");
            assertThat(field).hasValue("two");
            field.press("Enter");
            assertThat(tags).hasText(new String[] {"one ×", "two ×"});
            assertThat(field).hasValue("");
        }
    }

    @Test
    default void a_priority_that_was_refused_is_not_shown_as_set() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk()).expecting(500)) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            HeldCall setting = HeldCall.of(page, "POST", "**/actions/prioritize");
            page.getByLabel("Priority").selectOption("URGENT");
            setting.await();
            setting.answer(500, "{\"title\":\"Not set\"}");
            assertThat(page.locator(".notice")).containsText("Not set");
            assertThat(page.getByLabel("Priority")).hasValue("NORMAL");
        }
    }

    @Test
    default void a_dialog_that_was_left_does_not_open_on_another_dispute() {
        String first = desk().openDispute("The pump is loud.");
        String second = desk().openDispute("The lamp is on.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            visit.toDispute(first);
            Page page = visit.toDispute(second);
            page.keyboard().press("d");
            Locator dialog = page.locator("dialog.act");
            dialog.getByLabel("Text that the customer reads").fill("For the second alone.");
            page.goBack();
            assertThat(page.locator(".story .text").first()).hasText("The pump is loud.");
            assertThat(dialog).hasCount(0);
            page.keyboard().press("?");
            assertThat(page.locator("dialog.keys")).isVisible();
            page.keyboard().press("Escape");
            page.keyboard().press("d");
            assertThat(dialog.getByLabel("Text that the customer reads")).hasValue("");
        }
    }

    @Test
    default void an_action_is_told_after_its_dispute_was_left() {
        String first = desk().openDispute("The pump is loud.");
        String second = desk().openDispute("The lamp is on.");
        try (Visit visit = Visit.of(desk()).expecting(500)) {
            visit.asStaff("#/1/disputes");
            visit.toDispute(first);
            Page page = visit.toDispute(second);
            String ticket = page.locator("h1").textContent().split(" ")[0];
            HeldCall refused = HeldCall.of(page, "POST", "**/actions/request-information");
            Locator dialog = page.locator("dialog.act");
            page.keyboard().press("a");
            dialog.getByLabel("Text that the customer reads").fill("Which lamp is on?");
            dialog.locator(".primary").click();
            refused.await();
            assertThat(dialog.getByText("Cancel")).isDisabled();
            page.keyboard().press("Escape");
            assertThat(dialog).isVisible();
            page.goBack();
            assertThat(page.locator(".story .text").first()).hasText("The pump is loud.");
            refused.answer(500, "{\"title\":\"Not asked\"}");
            assertThat(page.locator(".notice")).containsText(ticket + ": Not asked Your text is kept.");

            visit.toDispute(second);
            HeldCall done = HeldCall.of(page, "POST", "**/actions/request-information");
            page.keyboard().press("a");
            assertThat(dialog.getByLabel("Text that the customer reads")).hasValue("Which lamp is on?");
            dialog.locator(".primary").click();
            done.await();
            page.goBack();
            assertThat(page.locator(".story .text").first()).hasText("The pump is loud.");
            done.release();
            assertThat(page.locator(".notice")).containsText("The customer of " + ticket + " is asked.");
            assertThat(page.evaluate("Object.keys(sessionStorage).filter(name => name.includes('.request-')).length"))
                    .isEqualTo(0);
        }
    }

    @Test
    default void staff_assign_a_dispute_to_a_colleague_who_has_been_here() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            Locator people = page.locator(".triage").getByLabel("Assign to");
            people.focus();
            assertThat(people.locator("option", new Locator.LocatorOptions().setHasText("Anna, ABC")))
                    .hasCount(1);
            people.selectOption(new SelectOption().setLabel("Anna, ABC"));
            assertThat(page.locator(".triage dd").first()).containsText("Anna, ABC");
        }
    }

    @Test
    default void two_of_staff_act_at_once_and_the_second_sees_why_and_keeps_the_text() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk()).expecting(412)) {
            visit.page().clock().install();
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.keyboard().press("d");
            Locator dialog = page.locator("dialog.act");
            dialog.getByLabel("For the shop").check();
            dialog.getByLabel("Text that the customer reads").fill("It is within the limits.");
            desk().act(id, "request-information", "{\"text\":\"Which lamp is on?\"}");
            // A dispute is looked at regularly, but not behind an action that is being written
            page.clock().runFor(16_000);
            dialog.locator(".primary").click();
            assertThat(dialog.locator(".conflict")).containsText("faster");
            assertThat(dialog.locator(".conflict .text")).hasText("Which lamp is on?");
            assertThat(dialog.getByLabel("Text that the customer reads")).hasValue("It is within the limits.");
            dialog.locator(".primary").click();
            assertThat(page.locator(".decision")).containsText("It is within the limits.");
        }
    }

    @Test
    default void an_action_that_a_colleague_made_impossible_says_so() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk()).expecting(409).expecting(412)) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.keyboard().press("a");
            Locator dialog = page.locator("dialog.act");
            dialog.getByLabel("Text that the customer reads").fill("Which lamp is on?");
            desk().act(id, "close", "{}");
            dialog.locator(".primary").click();
            assertThat(dialog.locator(".conflict")).containsText("no longer possible");
            assertThat(dialog.locator(".primary")).hasCount(0);
            page.keyboard().press("Escape");
            assertThat(page.locator(".dispute-head")).containsText("This dispute has ended.");
        }
    }

    @Test
    default void a_change_of_a_colleague_appears_in_the_story_and_leaves_a_text_alone() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.page().clock().install();
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.locator("#say").fill("Half a sentence");
            desk().act(id, "request-information", "{\"text\":\"Which lamp is on?\"}");
            page.clock().runFor(16_000);
            assertThat(page.locator(".story .text").last()).hasText("Which lamp is on?");
            assertThat(page.locator("#say")).hasValue("Half a sentence");
            assertThat(page.locator("#say")).isFocused();
        }
    }

    @Test
    default void a_viewer_sees_the_same_without_buttons_and_why() {
        String id = desk().openDispute("The pump is loud.");
        desk().colleague("POST", "disputes/" + id + "/comments", "{\"visibility\":\"INTERNAL\",\"text\":\"A note.\"}");
        try (Visit visit = Visit.of(desk())) {
            visit.as(Desk.token("viewer", "Mei", 1), "#/1/disputes");
            Page page = visit.toDispute(id);
            assertThat(page.locator(".why"))
                    .hasText("You read this dispute as a viewer. Staff of the shop can act on it.");
            assertThat(page.locator(".composer, .drop, .actions .primary")).hasCount(0);
            assertThat(page.locator(".story")).containsText("The pump is loud.");
            assertThat(page.locator(".story")).not().containsText("A note.");
            assertThat(page.locator(".aside")).containsText("Ravi");
        }
    }

    @Test
    default void other_disputes_of_the_customer_are_one_click_away() {
        String first = desk().openDispute("The pump is loud.");
        desk().openDispute("The pump is still loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(first);
            String before = page.locator("h1").textContent();
            page.locator(".others a").first().click();
            assertThat(page.locator("h1")).not().hasText(before);
            assertThat(page.locator(".aside")).containsText("Ravi");
        }
    }

    @Test
    default void a_printed_dispute_has_its_story_and_no_controls() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".story")).isVisible();
            assertThat(page.locator(".aside")).isVisible();
            for (String control : new String[] {"header.bar", ".composer", ".actions", ".drop"}) {
                assertThat(page.locator(control)).isHidden();
            }
        }
    }
}
