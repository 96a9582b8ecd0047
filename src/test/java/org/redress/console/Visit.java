package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A person's browser at the console. It fails for each error of the browser's console, so for each violation of the CSP. */
final class Visit implements AutoCloseable {
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String ANY_CALL = "**/api/rest/v1/**";
    private static final String STATUS = "Failed to load resource: the server responded with a status of ";

    private final Desk desk;
    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();
    private final Set<String> expected = new HashSet<>();

    Visit(Desk desk, Browser.NewContextOptions options) {
        this.desk = desk;
        context = desk.browser().newContext(options.setAcceptDownloads(true).setTimezoneId("Europe/Berlin"));
        context.setDefaultTimeout(30_000);
        context.setDefaultNavigationTimeout(60_000);
        page = context.newPage();
        page.onConsoleMessage(message -> note(message.type(), message.text()));
        page.onPageError(error -> note("error", error));
    }

    /** Opens a browser of a usual size, in English. */
    static Visit of(Desk desk) {
        return new Visit(desk, english());
    }

    static Browser.NewContextOptions english() {
        return new Browser.NewContextOptions()
                .setViewportSize(1280, 860)
                .setLocale("en-US")
                .setColorScheme(ColorScheme.LIGHT);
    }

    private void note(String type, String text) {
        boolean isExpected = expected.stream().anyMatch(text::startsWith);
        if (type.equals("error") && !isExpected) {
            errors.add(text);
        }
    }

    /** Allows responses with this status, which the browser reports as errors. */
    Visit expecting(int status) {
        expected.add(STATUS + status);
        return this;
    }

    Visit expectingNoConnection() {
        expected.add("Failed to load resource: net::ERR_INTERNET_DISCONNECTED");
        expected.add("TypeError: Failed to fetch");
        return this;
    }

    Visit expectingRefusedHtml() {
        errors.removeIf(error -> error.contains("TrustedHTML"));
        return this;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Signs in with a token, and goes to an address of the console. */
    Page as(String token, String hash) {
        // Each in a new document: what is shown before is neither the bar of this person nor the asked page
        page.navigate("about:blank");
        page.navigate(desk.address("#token=" + token));
        assertThat(page.locator("header.bar")).isVisible();
        page.navigate("about:blank");
        return go(hash);
    }

    /** Signs in as a member of staff of merchant 1. */
    Page asStaff(String hash) {
        return as(Desk.token("merchant", "Anna", 1), hash);
    }

    /** Signs in as an operator, who acts for no merchant. */
    Page asOperator(String hash) {
        return as(Desk.token("operator", "Olga"), hash);
    }

    Page go(String hash) {
        page.navigate(desk.address(hash));
        return page;
    }

    /** Goes to a dispute of merchant 1, until all of it is there: then it is marked as read. */
    Page toDispute(String id) {
        page.waitForResponse(response -> response.url().endsWith(id + "/read"), () -> go("#/1/disputes/" + id));
        assertThat(page.locator(".story")).isVisible();
        return page;
    }

    /** Lets the server refuse the token from now on, as it does after the token's end. */
    void expireToken() {
        page.route(ANY_CALL, route -> route.fulfill(new Route.FulfillOptions().setStatus(401)));
    }

    void acceptTokens() {
        page.unroute(ANY_CALL);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** Finds a text that is seen. The words for people who listen repeat some of them. */
    Locator text(String text) {
        return page.locator("#app").getByText(text);
    }

    Locator field(String label) {
        // The text of a label around a list has the list's options, too; its name has not
        Page.GetByRoleOptions name = new Page.GetByRoleOptions().setName(label).setExact(true);
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .or(page.getByRole(AriaRole.COMBOBOX, name));
    }

    /** Goes to an element by the key Tab, at most 40 times. */
    void tabTo(Locator target) {
        assertThat(target).isVisible();
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                assertThat(target).isInViewport();
                return;
            }
        }
        throw new AssertionError("not reached by Tab: " + target);
    }

    /** Checks that the page is accessible as far as axe can see. */
    void isAccessible(String name) {
        var violations = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        assertThat(violations)
                .as(name)
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
    }

    /** Checks that nothing is wider than the window. */
    void fitsTheWindow(String name) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name)
                .isEqualTo(true);
    }

    @Override
    public void close() {
        context.close();
        assertThat(errors).isEmpty();
    }
}
