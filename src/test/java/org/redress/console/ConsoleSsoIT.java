package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redress.api.Keycloak;
import org.redress.run.Server;

/** People sign in to the console with a real Keycloak, in a real browser (mvn verify -Psso). */
class ConsoleSsoIT {
    private static final int KEYCLOAK = 18184;
    /** As the realm names it. */
    private static final int PORT = 18185;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** The realm's tokens live 40 s, and are renewed 30 s before their end. */
    private static final Duration UNTIL_RENEWAL = Duration.ofSeconds(15);

    private static final Pattern GRANT = Pattern.compile("grant_type=(\\w+)");
    private static final Keycloak SSO = new Keycloak(KEYCLOAK);
    private static Desk desk;
    private static Server keycloak;

    private final List<String> grants = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        Path log = Files.createDirectories(Desk.BUILD.resolve("console-sso"));
        keycloak = Keycloak.start(Path.of(System.getProperty("keycloak.home")), KEYCLOAK, log);
        assertThat(keycloak.answers(SSO.keys().getPath(), PATIENCE))
                .as("Keycloak answers; its log is in target/console-sso")
                .isTrue();
        desk = new Desk(
                PORT,
                Map.of(
                        "SSO_ISSUER",
                        SSO.issuer().toString(),
                        "SSO_AUDIENCE",
                        "redress",
                        "SSO_KEYS",
                        SSO.keys().toString(),
                        "SSO_ROLES_CLAIM",
                        "realm_access.roles",
                        "CONSOLE_CLIENT_ID",
                        "care-desk"));
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private void signIn(Page page) {
        page.locator("#username").fill("vera");
        page.locator("#password").fill("vera-s-password-in-the-tests");
        page.locator("#kc-login").click();
    }

    private Visit visit() {
        Visit visit = Visit.of(desk);
        visit.page().onRequest(request -> {
            String body = request.url().endsWith("/token") ? request.postData() : null;
            Matcher grant = GRANT.matcher(body == null ? "" : body);
            if (grant.find()) {
                grants.add(grant.group(1));
            }
        });
        return visit;
    }

    @Test
    void a_person_signs_in_is_renewed_and_signs_out_there_too() throws InterruptedException {
        try (Visit visit = visit()) {
            Page page = visit.page();
            // The sign-in page of the SSO appears by itself, and the way back leads to the same page
            page.navigate(desk.address("#/1/figures"));
            page.waitForURL(SSO.issuer() + "/**");
            signIn(page);
            assertThat(page.locator("h1")).hasText("Figures");
            assertThat(page).hasURL(desk.address("#/1/figures"));
            assertThat(page.locator(".person .name")).hasText("Vera Viewer");

            Thread.sleep(UNTIL_RENEWAL.toMillis());
            visit.link("Disputes").click();
            assertThat(page.locator("table.list")).isVisible();
            assertThat(new ArrayList<>(grants)).containsExactly("authorization_code", "refresh_token");
            page.reload();
            assertThat(page.locator("table.list")).isVisible();

            page.locator(".person summary").click();
            AtomicBoolean isBack = new AtomicBoolean();
            page.onFrameNavigated(
                    frame -> isBack.compareAndSet(false, frame.url().equals(desk.address(""))));
            visit.button("Sign out").click();
            // The way leads over the SSO: the page before shows the same, and is being left
            page.waitForCondition(isBack::get);
            assertThat(page.locator("main.sign-in")).isVisible();
            assertThat(page.evaluate("sessionStorage.getItem('redress.session')"))
                    .isNull();
            visit.button("Sign in").click();
            assertThat(page.locator("#username")).isVisible();
        }
    }

    @Test
    void a_second_tab_asks_nobody_for_a_password() {
        try (Visit visit = visit()) {
            visit.page().navigate(desk.address("#/1/disputes"));
            signIn(visit.page());
            assertThat(visit.page().locator("table.list")).isVisible();
            Page second = visit.context().newPage();
            second.navigate(desk.address("#/2/disputes"));
            assertThat(second.locator("table.list")).isVisible();
            assertThat(second).hasURL(desk.address("#/2/disputes"));
            second.locator(".person summary").click();
            second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(visit.page().locator("main.sign-in")).isVisible();
        }
    }

    @Test
    void an_answer_that_was_not_asked_for_signs_nobody_in() {
        try (Visit visit = visit()) {
            visit.page().navigate(desk.address("?state=forged&code=stolen"));
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("was not begun in this tab");
            assertThat(visit.page()).hasURL(Pattern.compile(".*/console/#/$"));
            assertThat(new ArrayList<>(grants)).isEmpty();
        }
    }
}
