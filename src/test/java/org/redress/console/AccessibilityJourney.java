package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each page with axe in both themes, in narrow windows, and by keyboard alone. */
interface AccessibilityJourney {
    Desk desk();

    /** Visits each page with its dialogs, and has it checked. */
    private void onEachPage(Visit visit, BiConsumer<Visit, String> check) {
        visit.page().navigate(desk().address(""));
        assertThat(visit.page().locator("main.sign-in")).isVisible();
        check.accept(visit, "sign-in");
        String id = desk().openDispute("The pump is loud. " + "x".repeat(200));
        desk().act(id, "request-information", "{\"text\":\"Which lamp is on?\"}");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("#/1/disputes?queue=all&query=1", "table.list");
        pages.put("#/1/disputes/" + id, ".aside .others, .aside .more");
        pages.put("#/1/jobs", "table.jobs");
        pages.put("#/1/jobs/" + desk().createJob(id), "table.results");
        pages.put("#/1/figures", "svg.chart");
        pages.put("#/1/open", "form.card");
        pages.put("#/1/settings", "form[aria-labelledby=calendar]");
        pages.put("#/1/customers/06071fcd-78bd-4114-9ee1-7e4113c7c35b", "main .facts");
        pages.put("#/chat", ".phone");
        String webhook = desk().createWebhook("Nobody listens");
        pages.put("#/1/webhooks", "table.webhooks");
        pages.put("#/1/webhooks/new", ".type-list input");
        pages.put(webhook, "table.deliveries");
        pages.put(webhook + "/data", ".type-list input");
        pages.put(webhook + "/deliveries/1", ".attempt-list li");
        String merchant = "#/merchants/" + desk().createMerchant("Onboarding " + id);
        pages.put("#/merchants", "table.merchants");
        pages.put("#/merchants/new", "h1 + p + form");
        pages.put(merchant, ".onboarding");
        pages.put(merchant + "/limits", ".days tbody tr");
        pages.put(merchant + "/credentials", "#claims");
        pages.put("#/audit", "table.audit");
        visit.as(Desk.token(List.of("merchant", "operator"), "Anna", 1), "#/1/disputes");
        pages.forEach((address, landmark) -> {
            Page page = visit.go(address);
            assertThat(page.locator(landmark).first()).isVisible();
            check.accept(visit, address);
        });
        visit.go("#/1/disputes?queue=all&query=1");
        visit.page().locator("tbody .choice input").first().check();
        visit.button("Act on them …").click();
        visit.field("Do what").selectOption("comment");
        visit.page().locator("dialog.bulk textarea").fill("A note.");
        check.accept(visit, "command for chosen disputes");
        visit.button("See what would happen").click();
        assertThat(visit.page().locator(".outlook")).isVisible();
        check.accept(visit, "trial of a command");
        visit.page().keyboard().press("Escape");
        visit.toDispute(id);
        visit.page().locator(".actions button").first().click();
        assertThat(visit.page().locator("dialog.act")).isVisible();
        check.accept(visit, "action");
        visit.page().keyboard().press("Escape");
        visit.button("Link or merge …").click();
        visit.page().locator("dialog.relate input").first().fill("10002");
        assertThat(visit.page().locator("dialog.relate .pill")).isVisible();
        check.accept(visit, "link or merge");
        visit.page().keyboard().press("Escape");
        visit.go(webhook);
        visit.button("Recover").click();
        assertThat(visit.page().locator("dialog .primary")).isVisible();
        check.accept(visit, "action on a webhook");
        visit.page().keyboard().press("Escape");
        visit.button("New secret").click();
        visit.page().locator("dialog .primary").click();
        assertThat(visit.page().locator(".secret")).isVisible();
        check.accept(visit, "new secret");
        visit.go(merchant);
        visit.button("Close the merchant").click();
        assertThat(visit.page().locator("dialog .danger")).isVisible();
        check.accept(visit, "action on a merchant");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    default void axe_finds_nothing_on_any_page(ColorScheme scheme) {
        try (Visit visit = new Visit(desk(), Visit.english().setColorScheme(scheme))) {
            onEachPage(visit, Visit::isAccessible);
        }
    }

    // 640 px are 1280 px at a zoom of 200 %
    @ParameterizedTest
    @ValueSource(ints = {320, 390, 640})
    default void no_page_is_wider_than_a_narrow_window(int width) {
        Browser.NewContextOptions narrow =
                Visit.english().setViewportSize(width, 700).setReducedMotion(ReducedMotion.REDUCE);
        try (Visit visit = new Visit(desk(), narrow)) {
            onEachPage(visit, Visit::fitsTheWindow);
        }
    }

    @Test
    default void forced_colours_keep_the_shapes_of_statuses() {
        try (Visit visit = new Visit(desk(), Visit.english().setForcedColors(ForcedColors.ACTIVE))) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            Locator pill = page.locator(".pill").first();
            assertThat(pill).isVisible();
            assertThat(pill.evaluate("pill => getComputedStyle(pill, '::before').forcedColorAdjust"))
                    .isEqualTo("none");
        }
    }

    @Test
    default void nothing_moves_for_people_who_asked_for_less_motion() {
        try (Visit visit = new Visit(desk(), Visit.english().setReducedMotion(ReducedMotion.REDUCE))) {
            Page page = visit.asStaff("#/1/disputes");
            assertThat(page.locator(".primary, .button")
                            .first()
                            .evaluate("e => getComputedStyle(e).transitionDuration"))
                    .isEqualTo("0s");
        }
    }

    @Test
    default void a_dispute_is_decided_by_keyboard_alone() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.reload();
            assertThat(page.locator(".story")).isVisible();
            page.keyboard().press("Tab");
            assertThat(visit.button("Skip to the content")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();
            Locator decide = visit.button("Decide");
            visit.tabTo(decide);
            page.keyboard().press("Enter");
            Locator dialog = page.locator("dialog.act");
            visit.tabTo(dialog.getByLabel("For the customer"));
            page.keyboard().press("Space");
            visit.tabTo(dialog.getByLabel("Text that the customer reads"));
            page.keyboard().type("We take it back.");
            visit.tabTo(dialog.locator(".primary"));
            page.keyboard().press("Enter");
            assertThat(page.locator(".decision")).containsText("We take it back.");
        }
    }

    @Test
    default void a_new_page_gets_focus_title_and_heading() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes");
            assertThat(page.locator("table.list")).isVisible();
            visit.link("Figures").click();
            assertThat(page.locator("h1")).hasText("Figures");
            assertThat(page).hasTitle("Figures – Redress");
            assertThat(page.locator("main")).isFocused();
            assertThat(page.locator("h1")).hasCount(1);
        }
    }

    @Test
    default void nothing_shifts_when_pictures_arrive() {
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute("b87a9941-5d89-46a7-8890-3d1beec40def");
            assertThat(page.locator(".thumbs img[src^=blob]")).isVisible();
            Object shift = page.evaluate("() => new Promise(done => new PerformanceObserver(list => done(list"
                    + ".getEntries().reduce((sum, entry) => sum + (entry.hadRecentInput ? 0 : entry.value), 0)))"
                    + ".observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 500))");
            assertThat(((Number) shift).doubleValue()).isLessThan(0.1);
        }
    }
}
