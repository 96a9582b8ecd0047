package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people come in, and how they leave. */
interface SignInJourney {
    String WHO = "**/api/rest/v1/me";
    String SSO = "**/sso/**";
    String SESSION = "sessionStorage.getItem('redress.session')";

    Desk desk();

    /** Tells the page of a sign-in service, whose answers are those of the test. */
    private static void hasSignInService(Page page) {
        JsonObject signIn = Json.createObjectBuilder()
                .add("issuer", "/sso")
                .add("clientId", "care-desk")
                .add("scope", "openid")
                .build();
        page.route("**/config.json", route -> {
            try (JsonReader json =
                    Json.createReader(new StringReader(route.fetch().text()))) {
                route.fulfill(new Route.FulfillOptions()
                        .setBody(Json.createObjectBuilder(json.readObject())
                                .add("signIn", signIn)
                                .build()
                                .toString()));
            }
        });
    }

    /** Lets the sign-in service answer a renewal. */
    private static void renews(Page page, int status, JsonObjectBuilder answer) {
        String body = answer.build().toString();
        page.route(
                "**/sso/.well-known/*",
                route -> route.fulfill(new Route.FulfillOptions().setBody("{\"token_endpoint\":\"/sso/token\"}")));
        page.route(
                "**/sso/token",
                route -> route.fulfill(
                        new Route.FulfillOptions().setStatus(status).setBody(body)));
    }

    /** Returns a token of the same person that differs from the first one, though it may be of the same second. */
    private static JsonObjectBuilder newToken() {
        return Json.createObjectBuilder()
                .add("access_token", Desk.token(List.of("merchant", "viewer"), "Anna", 1))
                .add("expires_in", 3600);
    }

    /** Gives the session a refresh token and an end, which the page sees after a reload. */
    private static void endsIn(Page page, Duration time) {
        page.evaluate(
                "time => sessionStorage.setItem('redress.session', JSON.stringify({"
                        + "...JSON.parse(sessionStorage.getItem('redress.session')), refresh: 'again',"
                        + " until: Date.now() + time}))",
                (double) time.toMillis());
    }

    /** Shows the list to staff whose token ends in a minute, and is renewed before. */
    private static Page withTokenOfAMinute(Visit visit) {
        Page page = visit.page();
        page.clock().install();
        hasSignInService(page);
        renews(page, 200, newToken());
        visit.asStaff("#/1/disputes");
        endsIn(page, Duration.ofMinutes(1));
        page.reload();
        assertThat(page.locator("table.list")).isVisible();
        return page;
    }

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
    default void a_sign_out_reaches_a_tab_that_is_being_opened() {
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page other = visit.context().newPage();
            HeldAnswers who = HeldAnswers.of(other, WHO);
            other.navigate(desk().address("#token=" + Desk.token("merchant", "Anna", 1)));
            who.await();
            visit.page().locator(".person summary").click();
            visit.button("Sign out").click();
            other.waitForCondition(() -> other.evaluate(SESSION) == null);
            who.release();
            assertThat(other.locator("main.sign-in")).isVisible();
        }
    }

    @Test
    default void a_sign_in_service_signs_out_by_its_refusal_alone() {
        try (Visit visit = Visit.of(desk()).expecting(503).expecting(400).expecting(401)) {
            Page page = visit.page();
            hasSignInService(page);
            page.route(SSO, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            visit.asStaff("#/1/disputes");
            assertThat(page.locator("table.list")).isVisible();
            endsIn(page, Duration.ofSeconds(20));
            page.waitForResponse(SSO, page::reload);
            assertThat(page.locator("table.list")).isVisible();
            page.unroute(SSO);
            renews(page, 400, Json.createObjectBuilder().add("error", "invalid_grant"));
            page.keyboard().press("r");
            assertThat(page.locator("main.sign-in")).isVisible();
        }
    }

    @Test
    default void a_server_that_is_away_while_a_token_is_renewed_signs_nobody_out() {
        try (Visit visit = Visit.of(desk()).expecting(500)) {
            Page page = withTokenOfAMinute(visit);
            HeldAnswers who = HeldAnswers.of(page, WHO);
            page.clock().fastForward(40_000);
            who.release(route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
            assertThat(page.locator("main.sign-in")).hasCount(0);
            assertThat(page.locator(".person .name")).hasText("Anna");
        }
    }

    @Test
    default void a_renewed_token_that_comes_after_the_sign_out_is_dropped() {
        try (Visit visit = Visit.of(desk()).expecting(401)) {
            Page page = withTokenOfAMinute(visit);
            HeldAnswers tokens = HeldAnswers.of(page, "**/sso/token");
            page.clock().fastForward(40_000);
            tokens.await();
            page.locator(".person summary").click();
            visit.button("Sign out").click();
            assertThat(page.locator("main.sign-in")).isVisible();
            tokens.release(route -> route.fulfill(
                    new Route.FulfillOptions().setBody(newToken().build().toString())));
            assertThat(page.evaluate(SESSION)).isNull();
            assertThat(page.locator("main.sign-in")).isVisible();
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
