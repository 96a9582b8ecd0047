package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A shop's work beside its disputes: figures, opening, settings, data of a customer, languages. */
interface ShopJourney {
    String IN_PROGRESS = "{\"detail\":\"Idempotency-Key is used by a request in progress; retry shortly.\","
            + "\"violations\":[{\"field\":\"Idempotency-Key\",\"rule\":\"is used by a request in progress;"
            + " retry shortly\",\"path\":\"header\"}]}";

    Desk desk();

    @Test
    default void figures_have_charts_and_tables_and_lead_to_their_disputes() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/figures");
            assertThat(page.locator("svg.chart .column").first()).isAttached();
            visit.text("As a table").click();
            int months = page.locator(".plain-table tbody tr").count();
            assertThat(page.locator("svg.chart .column")).hasCount(months);
            visit.field("Per").selectOption("week");
            assertThat(page.locator("h2").first()).hasText("Opened per week");
            String count = page.locator(".bars tr")
                    .filter(new Locator.FilterOptions().setHasText("Under review"))
                    .locator(".number")
                    .first()
                    .textContent();
            visit.link("Under review").click();
            assertThat(page.locator(".paging p")).hasText(Pattern.compile(".* of " + count));
        }
    }

    @Test
    default void service_levels_are_grouped_by_a_property_and_their_counts_lead_to_the_disputes() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/figures");
            Locator levels = page.locator(".levels");
            Locator nobody = levels.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("nobody"));
            assertThat(nobody).containsText(Pattern.compile("\\d+% \\(\\d+ of \\d+\\)"));
            levels.locator("select").selectOption("reason");
            assertThat(levels.locator("thead")).containsText("Reason");
            assertThat(page).hasURL(Pattern.compile(".*levels=reason.*"));
            page.reload();
            Locator count = levels.locator("tbody td a").first();
            assertThat(levels.locator("tbody")).containsText("problem");
            String disputes = count.textContent();
            count.click();
            assertThat(page.locator(".chips")).containsText("Reason");
            assertThat(page.locator(".paging p")).hasText(Pattern.compile(".* of " + disputes));
            page.goBack();
            levels.locator("select").selectOption("assignee");
            count.click();
            assertThat(page.locator(".chips")).containsText("Assigned to: nobody");
            page.goBack();
            levels.locator("select").selectOption("outcome");
            assertThat(levels.locator("tbody")).containsText("not decided");
            assertThat(levels.locator("tbody a")).hasCount(0);
        }
    }

    @Test
    default void the_last_days_are_shown_where_there_are_too_many_with_those_without_disputes() {
        try (Visit visit = Visit.of(desk()).expecting(400)) {
            Page page = visit.asStaff("#/1/figures?by=day");
            visit.text("As a table").click();
            Locator days = page.locator(".plain-table tbody tr");
            assertThat(days.last()).isVisible();
            assertThat(days.count()).isBetween(100, 120);
            assertThat(days.filter(new Locator.FilterOptions().setHas(page.getByText(Pattern.compile("^0$"))))
                            .first())
                    .isVisible();
            visit.go("#/1/figures?endDate=2001-01-01");
            assertThat(page.locator(".levels")).containsText("No dispute matches these filters.");
        }
    }

    @Test
    default void a_dispute_is_opened_for_an_order_and_errors_stand_at_their_fields() {
        try (Visit visit = Visit.of(desk()).expecting(400)) {
            Page page = visit.asStaff("#/1/disputes");
            visit.link("Open a dispute").click();
            visit.button("Open a dispute").click();
            assertThat(page.locator("main [aria-invalid=true]").first()).isFocused();
            visit.field("Order").fill("748596");
            visit.field("Disputed amount").fill("20,00");
            visit.field("Reason").selectOption("10213");
            visit.field("The complaint, in the customer's words").fill("She called; the pump is loud.");
            page.reload();
            assertThat(visit.field("Order")).hasValue("748596");
            visit.button("Open a dispute").click();
            assertThat(page.locator(".story")).containsText("She called; the pump is loud.");
            assertThat(page.locator(".aside")).containsText("€20.00 of €129.90");
        }
    }

    @Test
    default void a_dispute_is_opened_for_an_invoice_without_an_order() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/open");
            page.getByLabel("an invoice without an order").check();
            visit.field("Invoice").fill("INV#77");
            visit.field("Amount of the invoice").fill("49.00");
            visit.field("First name").fill("Zoë");
            visit.field("E-mail").fill("zoe@mail.example");
            visit.field("Reason").selectOption("10215");
            visit.field("The complaint, in the customer's words").fill("It was paid in cash.");
            visit.button("Open a dispute").click();
            assertThat(page.locator("h1")).containsText("Zoë");
            assertThat(page.locator(".aside")).containsText("INV#77");
        }
    }

    @Test
    default void a_request_that_the_server_still_works_on_is_sent_again_under_its_key() {
        try (Visit visit = Visit.of(desk()).expectingNoConnection().expecting(409)) {
            Page page = visit.asStaff("#/1/open");
            List<String> keys = new ArrayList<>();
            page.route("**/1/disputes", route -> {
                keys.add(route.request().headerValue("idempotency-key"));
                if (keys.size() == 1) {
                    route.fetch();
                    route.abort("internetdisconnected");
                } else if (keys.size() <= 4) {
                    route.fulfill(new Route.FulfillOptions().setStatus(409).setBody(IN_PROGRESS));
                } else {
                    route.resume();
                }
            });
            visit.field("Order").fill("748596");
            visit.field("Reason").selectOption("10213");
            visit.field("The complaint, in the customer's words").fill("It is opened once.");
            visit.button("Open a dispute").click();
            assertThat(page.locator("form [role=alert]")).hasText("The server does not answer.");
            visit.button("Open a dispute").click();
            // It is patient by itself, then asks the person again
            page.waitForCondition(() -> keys.size() == 4);
            visit.button("Open a dispute").click();
            assertThat(page.locator(".story")).containsText("It is opened once.");
            assertThat(keys).hasSize(5).containsOnly(keys.get(0));
        }
    }

    @Test
    default void figures_and_reasons_of_another_shop_are_not_shown() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.as(Desk.token("merchant", "Anna", 1, 2), "#/1/figures");
            assertThat(page.locator(".tiles")).isVisible();
            HeldAnswers figures = HeldAnswers.of(page, "**/2/disputes/statistics?*");
            visit.field("Shop").selectOption("2");
            figures.await();
            assertThat(page.locator(".tiles")).hasCount(0);
            figures.release();
            assertThat(page.locator(".tiles")).isVisible();
            visit.go("#/1/open");
            assertThat(page.locator("#reason option[value='10213']")).hasCount(1);
            HeldAnswers reasons = HeldAnswers.of(page, "**/2/reasons");
            visit.field("Shop").selectOption("2");
            reasons.await();
            assertThat(page.locator("#reason option")).hasCount(1);
            reasons.release();
            assertThat(page.locator("#reason option").nth(1)).isAttached();
        }
    }

    @Test
    default void the_calendar_is_changed_and_a_colleagues_change_is_not_overwritten() {
        try (Visit visit = Visit.of(desk()).expecting(412).expecting(400)) {
            Page page = visit.asStaff("#/1/settings");
            visit.field("Sunday").setChecked(false);
            page.locator("#holiday").fill("2026-12-24");
            visit.button("Add").click();
            visit.button("Save").click();
            assertThat(page.locator("#spoken")).hasText("The calendar is saved.");
            page.reload();
            assertThat(visit.field("Sunday")).not().isChecked();
            assertThat(page.locator(".chips")).containsText("Dec 24, 2026");

            visit.field("Time zone").fill("Nowhere/Land");
            visit.button("Save").click();
            assertThat(page.locator(".wrong")).isVisible();
            visit.field("Time zone").fill("Europe/Berlin");
            String own = "{\"timeZone\":\"UTC\",\"businessDays\":[\"MONDAY\"],\"holidays\":[]}";
            desk().colleague("PUT", "calendar", own, "If-Match", "*");
            visit.button("Save").click();
            assertThat(page.locator(".notice.problem")).containsText("A colleague has changed the calendar.");
            visit.button("Load again").click();
            assertThat(visit.field("Tuesday")).not().isChecked();
        }
    }

    @Test
    default void time_limits_are_numbers_with_units_and_a_colleagues_change_is_not_overwritten() {
        try (Visit visit = Visit.of(desk()).expecting(412).expecting(400)) {
            Page page = visit.asStaff("#/1/settings");
            Locator form = page.locator("form[aria-labelledby=terms]");
            Locator appeal = form.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Customer appeals"));
            assertThat(appeal.locator("input")).hasValue("5");
            assertThat(appeal.locator("select")).hasValue("days");
            appeal.locator("input").fill("");
            visit.button("Save the time limits").click();
            assertThat(appeal.locator(".wrong")).isVisible();
            appeal.locator("input").fill("36");
            appeal.locator("select").selectOption("hours");
            visit.button("Save the time limits").click();
            assertThat(page.locator("#spoken")).hasText("The time limits are saved.");
            page.reload();
            assertThat(appeal.locator("input")).hasValue("36");
            assertThat(appeal.locator("select")).hasValue("hours");

            appeal.locator("input").fill("48");
            String own = "{\"answer\":\"PT24H\",\"escalation\":\"P21D\",\"information\":\"P14D\","
                    + "\"decision\":\"P14D\",\"appeal\":\"P5D\",\"reminderLead\":\"PT4H\"}";
            desk().colleague("PUT", "terms", own, "If-Match", "*");
            visit.button("Save the time limits").click();
            assertThat(form.locator(".notice.problem")).containsText("A colleague has changed the time limits.");
            visit.button("Load again").click();
            assertThat(appeal.locator("input")).hasValue("5");
        }
    }

    @Test
    default void what_is_written_while_settings_are_saved_stays() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.as(Desk.token("merchant", "Anna", 2), "#/2/settings");
            HeldCall saving = HeldCall.of(page, "PUT", "**/2/terms");
            Locator information =
                    page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Customer appeals"));
            Locator answer =
                    page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Shop answers a complaint"));
            information.locator("input").fill("7");
            visit.button("Save the time limits").click();
            saving.await();
            answer.locator("input").fill("25");
            saving.release();
            assertThat(page.locator("#spoken")).hasText("The time limits are saved.");
            assertThat(information.locator("input")).hasValue("7");
            assertThat(answer.locator("input")).hasValue("25");
            visit.button("Save the time limits").click();
            assertThat(visit.button("Save the time limits")).isDisabled();
            page.reload();
            assertThat(answer.locator("input")).hasValue("25");
        }
    }

    @Test
    default void public_holidays_are_added_as_dates() {
        try (Visit visit = Visit.of(desk()).expecting(400)) {
            Page page = visit.asStaff("#/1/settings");
            visit.field("Country of the dates").fill("XX");
            visit.field("Year").fill("2031");
            visit.button("Add public holidays").click();
            assertThat(page.locator(".wrong")).isVisible();
            visit.field("Country of the dates").fill("SE");
            visit.button("Add public holidays").click();
            assertThat(page.locator("#spoken")).hasText("The calendar is saved.");
            assertThat(page.locator(".chips")).containsText("Jun 6, 2031");
        }
    }

    @Test
    default void a_reason_is_added_named_in_several_languages_and_removed() {
        try (Visit visit = Visit.of(desk()).expecting(400)) {
            Page page = visit.asStaff("#/1/settings");
            visit.button("Add a reason").click();
            visit.field("German").fill("Band gerissen");
            visit.button("Save the reasons").click();
            assertThat(page.locator(".wrong")).isVisible();
            visit.field("English").fill("Torn ribbon");
            visit.button("Save the reasons").click();
            assertThat(page.locator("#spoken")).hasText("The reasons are saved.");
            page.reload();
            assertThat(visit.field("English")).hasValue("Torn ribbon");
            assertThat(visit.field("German")).hasValue("Band gerissen");
            visit.button("Remove the reason").click();
            visit.button("Save the reasons").click();
            assertThat(page.locator("#spoken")).hasText("The reasons are saved.");
            page.reload();
            assertThat(visit.button("Add a reason")).isVisible();
            assertThat(visit.field("English")).hasCount(0);
        }
    }

    @Test
    default void a_viewer_reads_the_settings_and_why_nothing_can_be_changed() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.as(Desk.token("viewer", "Mei", 1), "#/1/settings");
            assertThat(page.locator(".why")).containsText("as a viewer");
            assertThat(visit.field("Time zone")).isDisabled();
            assertThat(visit.button("Save")).hasCount(0);
            assertThat(page.locator("main table")).containsText("10203");
        }
    }

    @Test
    default void a_customers_data_is_shown_exported_and_erased_after_typing_a_confirmation() throws IOException {
        JsonObject dispute = desk().colleague(
                        "POST",
                        "disputes",
                        "{\"customer\":{\"email\":\"eve@mail.example\",\"firstName\":\"Eve\"},\"invoiceId\":\"INV#E\","
                                + "\"amount\":\"5\",\"currency\":\"EUR\",\"reasonId\":10215,\"description\":\"Paid.\"}");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(dispute.getString("id"));
            visit.link("All data of this customer").click();
            assertThat(page.locator("h1")).hasText("Eve");
            Download export = page.waitForDownload(visit.button("Export as JSON")::click);
            assertThat(Files.readString(export.path())).contains("eve@mail.example", "INV#E");
            visit.button("Erase").click();
            assertThat(page.locator("dialog .danger")).isDisabled();
            page.getByLabel("To confirm, type").fill("eve@mail.example");
            page.locator("dialog .danger").click();
            assertThat(page.locator(".notice.info")).containsText("was erased on");
            assertThat(page.locator("main")).not().containsText("eve@mail.example");
        }
    }

    @Test
    default void the_data_of_a_customer_that_comes_late_is_not_shown_for_the_next_one() {
        String late = "06071fcd-78bd-4114-9ee1-7e4113c7c35b";
        String next = desk().colleague("GET", "disputes/" + desk().openDispute("The pump is loud."), "")
                .getJsonObject("customer")
                .getString("customerId");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes");
            HeldCall reading = HeldCall.of(page, "GET", "**/" + late + "/data");
            visit.go("#/1/customers/" + late);
            reading.await();
            visit.go("#/1/customers/" + next);
            assertThat(page.locator("h1")).containsText("Ravi");
            reading.release();
            assertThat(page.locator("h1")).containsText("Ravi");
        }
    }

    @Test
    default void a_language_is_chosen_once_and_stays() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes");
            for (List<String> language :
                    List.of(List.of("de", "Konfliktfälle"), List.of("fr", "Litiges"), List.of("es", "Disputas"))) {
                page.locator(".person summary").click();
                page.locator(".person select").first().selectOption(language.get(0));
                assertThat(page.locator("h1")).hasText(language.get(1));
                assertThat(page.locator("html")).hasAttribute("lang", language.get(0));
                page.reload();
                assertThat(page.locator("h1")).hasText(language.get(1));
            }
            assertThat(page.locator(".pill").first()).hasText("Espera a la tienda");
        }
    }
}
