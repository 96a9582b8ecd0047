package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An operator's work: merchants from their creation to their end, and the audit log. */
interface OperatorJourney {
    Desk desk();

    private static String hash(int merchant) {
        return "#/merchants/" + merchant;
    }

    @Test
    default void the_bar_has_the_pages_of_the_roles_alone() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asOperator("#/1/disputes");
            assertThat(page).hasURL(Pattern.compile(".*#/merchants"));
            assertThat(page.locator(".bar nav a")).hasText(new String[] {"Merchants", "Audit log"});
            visit.as(Desk.token(List.of("merchant", "operator"), "Anna", 1), "#/1/disputes");
            assertThat(page.locator(".bar nav a")).hasText(new String[] {
                "Disputes", "Figures", "Chat simulator", "Settings", "Webhooks", "Merchants", "Audit log"
            });
            visit.asStaff("#/merchants");
            assertThat(page).hasURL(Pattern.compile(".*#/1/disputes"));
            assertThat(visit.link("Merchants")).hasCount(0);
        }
    }

    @Test
    default void a_merchant_is_created_supplied_with_what_is_missing_and_activated() {
        desk().createMerchant("Taken Name");
        try (Visit visit = Visit.of(desk()).expecting(400).expecting(409)) {
            Page page = visit.asOperator("#/merchants");
            visit.link("New merchant").click();
            visit.button("Create the merchant").click();
            assertThat(visit.field("Number")).isFocused();
            assertThat(page.locator(".wrong").filter(new Locator.FilterOptions().setHasText("This ")))
                    .hasCount(5);
            visit.field("Number").fill("6001");
            visit.field("Name").fill("taken name");
            visit.field("E-mail").fill("hei@fjord.example");
            visit.field("Country code").fill("NO");
            visit.field("Time zone").fill("Europe/Oslo");
            visit.field("Names in the sign-in service").fill("fjordkaffe\nfjord");
            page.reload();
            visit.button("Create the merchant").click();
            assertThat(page.locator("#field-name-says")).hasText("This is another merchant's.");
            visit.field("Name").fill("Fjordkaffe");
            visit.button("Create the merchant").click();

            assertThat(page.locator("h1")).hasText("Fjordkaffe no. 6001");
            assertThat(page.locator(".standing")).containsText("Draft since");
            assertThat(page.locator(".onboarding li b"))
                    .hasText(new String[] {"Currency", "Languages of its customers"});
            assertThat(visit.button("Activate")).hasCount(0);
            visit.button("Fill in Currency").click();
            page.keyboard().type("NOK");
            visit.button("Fill in Languages of its customers").click();
            page.keyboard().press("Space");
            visit.button("Save").click();
            assertThat(page.locator(".onboarding")).containsText("Nothing is missing.");
            visit.button("Activate").click();
            page.locator("dialog textarea").fill("The contract is signed.");
            page.locator("dialog .primary").click();
            assertThat(page.locator(".standing")).containsText("Active");
            assertThat(page.locator(".standing q")).hasText("The contract is signed.");
            assertThat(page.locator(".onboarding")).hasCount(0);
            assertThat(visit.field("Country code")).isDisabled();
            assertThat(visit.field("Names in the sign-in service")).hasValue("fjord\nfjordkaffe");
        }
    }

    @Test
    default void an_answer_that_is_lost_leads_to_one_merchant() {
        try (Visit visit = Visit.of(desk()).expectingNoConnection()) {
            Page page = visit.asOperator("#/merchants/new");
            List<String> keys = new ArrayList<>();
            page.route("**/operator/merchants", route -> {
                keys.add(route.request().headerValue("idempotency-key"));
                if (keys.size() == 1) {
                    // The server has done it, and its answer is lost
                    route.fetch();
                    route.abort("internetdisconnected");
                } else {
                    route.resume();
                }
            });
            visit.field("Number").fill("6002");
            visit.field("Name").fill("Lost Answers");
            visit.field("E-mail").fill("care@lost.example");
            visit.field("Country code").fill("DE");
            visit.field("Time zone").fill("Europe/Berlin");
            visit.button("Create the merchant").click();
            assertThat(page.locator("form [role=alert]")).isVisible();
            visit.button("Create the merchant").click();
            assertThat(page.locator("h1")).hasText("Lost Answers no. 6002");
            assertThat(keys).hasSize(2).containsOnly(keys.get(0));
        }
    }

    @Test
    default void merchants_are_filtered_by_state_and_name_and_paged_both_ways() {
        for (int i = 0; i < 26; i++) {
            desk().createMerchant("Paged " + i);
        }
        desk().createActiveMerchant("Paged and active");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asOperator("#/merchants");
            Locator rows = page.locator("table.merchants tbody tr");
            assertThat(rows).hasCount(25);
            page.keyboard().press("/");
            page.keyboard().type("pAGED");
            page.keyboard().press("Enter");
            assertThat(page.locator(".paging p")).hasText("1–25");
            assertThat(rows).hasCount(25);
            visit.link("Next").click();
            assertThat(page.locator(".paging p")).hasText("26–27");
            assertThat(rows).hasCount(2);
            page.reload();
            assertThat(rows).hasCount(2);
            visit.link("Previous").click();
            assertThat(rows.first()).containsText("Paged 0");
            assertThat(page.locator(".paging p")).hasText("1–25");

            page.locator(".tabs").getByText("Active").click();
            assertThat(rows).hasCount(1);
            assertThat(rows.first().locator(".pill")).hasText("Active");
            page.locator(".tabs").getByText("Closed").click();
            assertThat(page.locator(".empty")).isVisible();
            visit.button("Clear filters").click();
            assertThat(page.locator("#search")).hasValue("");
            page.locator(".tabs").getByText("All").click();
            assertThat(rows).hasCount(25);
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            assertThat(page.locator(".standing")).isVisible();
        }
    }

    @Test
    default void a_key_reads_the_merchants_again_that_are_shown() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asOperator("#/merchants");
            assertThat(page.locator("h1")).hasText("Merchants");
            assertThat(page.locator("table.merchants")).hasAttribute("aria-busy", "false");
            page.waitForResponse(
                    "**/operator/merchants?*", () -> page.keyboard().press("r"));
            page.waitForResponse(
                    "**/operator/merchants?*state=*",
                    () -> page.locator(".tabs").getByText("Active").click());
            assertThat(page.locator("table.merchants")).hasAttribute("aria-busy", "false");
            page.waitForResponse(
                    "**/operator/merchants?*state=*", () -> page.keyboard().press("r"));
        }
    }

    @Test
    default void a_change_of_a_colleague_is_shown_and_not_overwritten() {
        int id = desk().createActiveMerchant("Changed by two");
        try (Visit visit = Visit.of(desk()).expecting(412).expecting(400)) {
            Page page = visit.asOperator(hash(id));
            visit.field("Currency").fill("EURO");
            visit.button("Save").click();
            assertThat(page.locator("#field-currency-says")).hasClass("wrong");
            assertThat(visit.field("Currency")).isFocused();

            visit.field("Currency").fill("CHF");
            String own = "{\"email\":\"new@shop.example\",\"currency\":\"SEK\"}";
            desk().operator("PATCH", "/" + id, own, "If-Match", "*");
            visit.button("Save").click();
            Locator newer = page.locator(".newer");
            assertThat(newer).containsText("A colleague has changed this merchant meanwhile.");
            assertThat(newer.locator("dt")).hasText(new String[] {"E-mail", "Currency"});
            assertThat(newer.locator("dd")).hasText(new String[] {"new@shop.example", "SEK"});
            assertThat(visit.field("E-mail")).hasValue("new@shop.example");
            assertThat(visit.field("Currency")).hasValue("CHF");
            visit.button("Save").click();
            assertThat(page.locator("#spoken")).hasText("The merchant is saved.");
            assertThat(newer).hasCount(0);
            page.reload();
            assertThat(visit.field("E-mail")).hasValue("new@shop.example");
            assertThat(visit.field("Currency")).hasValue("CHF");
        }
    }

    @Test
    default void a_merchant_is_suspended_resumed_and_closed_for_a_reason_by_keyboard_alone() {
        int id = desk().createActiveMerchant("Suspended and closed");
        try (Visit visit = Visit.of(desk()).expecting(400)) {
            Page page = visit.asOperator(hash(id));
            Locator dialog = page.locator("dialog");
            visit.tabTo(visit.button("Suspend"));
            page.keyboard().press("Enter");
            assertThat(dialog).containsText("deadlines stand still");
            visit.tabTo(dialog.locator(".primary"));
            page.keyboard().press("Enter");
            assertThat(dialog.locator(".wrong")).isVisible();
            assertThat(dialog.locator("textarea")).isFocused();
            page.keyboard().type("The invoice is not paid.");
            page.keyboard().press("Escape");
            assertThat(dialog).hasCount(0);
            visit.button("Suspend").focus();
            page.keyboard().press("Enter");
            assertThat(dialog.locator("textarea")).hasValue("The invoice is not paid.");
            visit.tabTo(dialog.locator(".primary"));
            page.keyboard().press("Enter");
            assertThat(page.locator(".standing")).containsText("Suspended");
            assertThat(page.locator(".standing q")).hasText("The invoice is not paid.");

            visit.button("Resume").click();
            dialog.locator("textarea").fill("It is paid.");
            dialog.locator(".primary").click();
            assertThat(page.locator(".standing")).containsText("Active");

            visit.button("Close the merchant").click();
            assertThat(dialog).containsText("This cannot be undone.");
            dialog.locator("textarea").fill("They left.");
            dialog.locator(".danger").click();
            assertThat(page.locator(".standing")).containsText("Closed");
            assertThat(page.locator(".head button")).hasCount(0);
            assertThat(visit.field("Name")).isDisabled();
        }
    }

    @Test
    default void an_action_that_a_colleague_was_faster_with_says_so_and_acts_no_more() {
        int id = desk().createActiveMerchant("Suspended by two");
        try (Visit visit = Visit.of(desk()).expecting(412)) {
            Page page = visit.asOperator(hash(id));
            visit.button("Suspend").click();
            Locator dialog = page.locator("dialog");
            dialog.locator("textarea").fill("Unpaid.");
            String reason = "{\"reason\":\"A colleague's reason.\"}";
            desk().operator("POST", "/" + id + "/actions/suspend", reason, "If-Match", "*");
            dialog.locator(".primary").click();
            assertThat(dialog.locator(".newer")).containsText("Suspended A colleague's reason.");
            assertThat(dialog.locator("textarea")).hasValue("Unpaid.");
            assertThat(dialog.locator(".primary")).hasCount(0);
        }
    }

    @Test
    default void the_audit_log_names_who_did_what_when_to_which_merchant() {
        int id = desk().createActiveMerchant("In the log");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asOperator("#/audit");
            Locator rows = page.locator("table.audit tbody tr");
            Locator mine = rows.filter(new Locator.FilterOptions().setHasText("no. " + id));
            assertThat(mine.locator(".action")).hasText(new String[] {"activated", "changed", "created"});
            assertThat(rows.first().locator(".action")).hasText("activated");
            assertThat(mine.locator(".operator")).hasText(new String[] {"Olga", "Olga", "Olga"});
            assertThat(mine.nth(1).locator(".detail")).hasText("currency=EUR; languages=de");
            assertThat(mine.nth(0).locator(".detail")).hasText("Signed.");
            while (page.locator("a[rel=next]").count() > 0) {
                String range = page.locator(".paging p").textContent();
                visit.link("Next").click();
                assertThat(page.locator(".paging p")).not().hasText(range);
                // The range is that of the new rows before they are there
                assertThat(page.locator("table.audit")).hasAttribute("aria-busy", "false");
            }
            assertThat(rows.last().locator(".number")).hasText("1");
            page.navigate(desk().address("#/audit"));
            mine.last().locator("a").click();
            assertThat(page.locator("h1")).containsText("In the log");
        }
    }

    @Test
    default void limits_are_changed_and_their_usage_is_told_in_words() {
        for (int i = 0; i < 5; i++) {
            desk().openDispute("Counted " + i);
        }
        try (Visit visit = Visit.of(desk()).expecting(400).expecting(412)) {
            Page page = visit.asOperator(hash(1));
            visit.link("Limits and usage").click();
            Locator disputes = page.locator(".bars tbody tr").nth(1);
            assertThat(disputes).containsText("no limit");
            String text = disputes.locator(".number").first().textContent();
            int used = Integer.parseInt(text.replaceAll("\\D", ""));
            visit.field("Disputes a day").fill("many");
            visit.button("Save the limits").click();
            assertThat(page.locator("form .wrong")).containsText("whole number from 1");
            assertThat(visit.field("Disputes a day")).isFocused();

            visit.field("Disputes a day").fill(Integer.toString(used * 5 / 4));
            visit.button("Save the limits").click();
            assertThat(page.locator("#spoken")).hasText("The limits are saved.");
            assertThat(disputes).containsText("near the limit");

            String own = "{\"disputesPerDay\":1000,\"attachmentBytes\":1073741824}";
            desk().operator("PUT", "/1/limits", own, "If-Match", "*");
            visit.field("Disputes a day").fill(Integer.toString(used));
            visit.button("Save the limits").click();
            assertThat(page.locator("form [role=alert]")).containsText("A colleague has changed these limits");
            page.locator("form [role=alert] button").click();
            assertThat(visit.field("Disputes a day")).hasValue("1000");
            assertThat(visit.field("Stored files")).hasValue("1");
            assertThat(page.locator("form select")).hasValue("GiB");
            visit.field("Disputes a day").fill(Integer.toString(used));
            visit.button("Save the limits").click();
            assertThat(disputes).containsText("100 %, limit reached");
            assertThat(page.locator(".notice.reached")).containsText("429 or 413");
            assertThat(page.locator(".days tbody tr").first()).containsText("limit reached");
            assertThat(page.locator(".days tbody tr")).hasCount(7);
            visit.field("Period").selectOption("30");
            assertThat(page.locator(".days tbody tr")).hasCount(30);
        } finally {
            desk().operator("PUT", "/1/limits", "{}", "If-Match", "*");
        }
    }

    @Test
    default void a_token_is_checked_without_its_signature_and_its_faults_have_advice() {
        int id = desk().createActiveMerchant("Checked tokens");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asOperator(hash(id));
            visit.link("Check a token").click();
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().endsWith("/credentials-check")) {
                    sent.add(request.postData());
                }
            });
            Locator result = page.locator("#result");
            String token = Desk.token("merchant", "Anna", id);
            visit.field("Token or claims").fill("Bearer " + token);
            visit.button("Check").click();
            assertThat(result.locator("h2")).hasText("It would be accepted");
            assertThat(result).isFocused();
            assertThat(result.locator("dd").first()).hasText("Anna");
            assertThat(result).containsText("clientIds");
            assertThat(sent).hasSize(1);
            assertThat(sent.get(0)).contains("Anna").doesNotContain(token.substring(token.lastIndexOf('.')));

            visit.field("Token or claims").fill(Desk.token("merchant", "Anna", 1));
            assertThat(result).hasCount(0);
            visit.button("Check").click();
            assertThat(result.locator("h2")).hasText("It would be refused");
            assertThat(result.locator(".missing li")).hasCount(1);
            assertThat(result.locator(".missing")).containsText("Put the number of the merchant into the claim");

            visit.field("Token or claims").fill("{\"claims\":{\"iss\":\"https://elsewhere.example\"}}");
            visit.button("Check").click();
            assertThat(result.locator(".missing code")).hasText("iss");
            assertThat(result.locator(".missing")).containsText("Take the token from the sign-in service");

            visit.field("Token or claims").fill("no token");
            visit.button("Check").click();
            assertThat(page.locator("#claims-says")).hasText("This is neither a token nor a JSON object with claims.");
            assertThat(visit.field("Token or claims")).isFocused();
            visit.link("Limits and usage").click();
            visit.link("Check a token").click();
            assertThat(visit.field("Token or claims")).hasValue("");
        }
    }

    @Test
    default void what_is_written_while_a_merchant_is_saved_stays() {
        int id = desk().createActiveMerchant("Saved and written");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asOperator(hash(id));
            HeldCall saving = HeldCall.of(page, "PATCH", "**/merchants/" + id);
            visit.field("Currency").fill("CHF");
            visit.button("Save").click();
            saving.await();
            visit.field("E-mail").fill("later@shop.example");
            saving.release();
            assertThat(page.locator("#spoken")).hasText("The merchant is saved.");
            assertThat(visit.field("Currency")).hasValue("CHF");
            assertThat(visit.field("E-mail")).hasValue("later@shop.example");
            assertThat(visit.button("Save")).isEnabled();
        }
    }

    @Test
    default void an_action_on_a_merchant_is_told_after_its_page_was_left() {
        int first = desk().createActiveMerchant("Suspended and left");
        int second = desk().createActiveMerchant("Another page");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asOperator(hash(first));
            HeldCall suspending = HeldCall.of(page, "POST", "**/actions/suspend");
            visit.button("Suspend").click();
            page.locator("dialog textarea").fill("The invoice is not paid.");
            page.locator("dialog .primary").click();
            suspending.await();
            assertThat(page.locator("dialog").getByText("Cancel")).isDisabled();
            visit.go(hash(second));
            assertThat(page.locator("h1")).containsText("Another page");
            suspending.release();
            assertThat(page.locator("#spoken")).hasText("Suspended and left is suspended.");
        }
    }
}
