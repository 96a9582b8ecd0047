package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people come in, and how they leave. */
interface SignInJourney {
    Desk desk();

    @Test
    default void the_root_leads_to_the_console() {
        try (Visit visit = Visit.of(desk())) {
            visit.page().navigate(desk().address("../"));
            assertThat(visit.page()).hasURL(Pattern.compile(".*/console/(#.*)?"));
            assertThat(visit.page().locator("main.sign-in")).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"Staff of the shop,Disputes", "Viewer,Disputes", "Chat platform,Chat simulator", "Operator,Merchants"})
    default void a_door_of_the_demo_leads_to_the_first_page_of_its_role(String door, String title) {
        try (Visit visit = Visit.of(desk())) {
            visit.page().navigate(desk().address(""));
            visit.page()
                    .getByText(door, new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(visit.page().locator("h1")).hasText(title);
        }
    }

    @Test
    default void a_link_signs_in_and_its_token_leaves_the_address() {
        try (Visit visit = Visit.of(desk())) {
            visit.page().navigate(desk().address("#token=" + Desk.token("viewer", "Mei", 1)));
            assertThat(visit.page().locator("table.list")).isVisible();
            assertThat(visit.page().url()).doesNotContain("token");
            assertThat(visit.page().evaluate("JSON.stringify(localStorage) + document.cookie"))
                    .asString()
                    .doesNotContain("eyJ");
        }
    }

    @Test
    default void a_pasted_token_is_refused_in_words_or_signs_in() {
        try (Visit visit = Visit.of(desk()).expecting(401)) {
            Page page = visit.page();
            page.navigate(desk().address(""));
            visit.text("Sign in with a token").click();
            visit.field("Access token").fill("not.a.token");
            visit.button("Sign in").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("This token is not accepted");
            visit.field("Access token").fill(Desk.token("merchant", "Anna", 1));
            visit.button("Sign in").click();
            assertThat(page.locator("table.list")).isVisible();
            assertThat(page.locator(".person .name")).hasText("Anna");
        }
    }

    @Test
    default void an_expired_token_leads_to_the_sign_in_and_back_to_the_same_page() {
        try (Visit visit = Visit.of(desk()).expecting(401)) {
            Page page = visit.asStaff("#/1/figures");
            visit.expireToken();
            page.reload();
            assertThat(page.locator("main.sign-in")).isVisible();
            visit.acceptTokens();
            page.getByText("Staff of the shop", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("h1")).hasText("Figures");
        }
    }

    @Test
    default void a_sign_out_reaches_the_other_tabs() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes");
            Page other = visit.context().newPage();
            other.navigate(desk().address("#token=" + Desk.token("merchant", "Anna", 1)));
            assertThat(other.locator("table.list")).isVisible();
            page.locator(".person summary").click();
            visit.button("Sign out").click();
            assertThat(page.locator("main.sign-in")).isVisible();
            assertThat(other.locator("main.sign-in")).isVisible();
        }
    }

    @Test
    default void staff_of_two_shops_change_between_them() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.as(Desk.token("merchant", "Anna", 1, 2), "#/1/figures");
            assertThat(page.locator("h1")).hasText("Figures");
            visit.field("Shop").selectOption("2");
            assertThat(page).hasURL(Pattern.compile(".*#/2/figures"));
            page.reload();
            assertThat(page.locator("h1")).hasText("Figures");
        }
    }

    @Test
    default void an_unknown_address_leads_to_the_first_page() {
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/nonsense/%zz");
            assertThat(page).hasURL(Pattern.compile(".*#/1/disputes"));
        }
    }
}
