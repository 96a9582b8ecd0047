package org.redress.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Answers that a page waits for until the test lets them come. */
final class HeldAnswers {
    private final Page page;
    private final String addresses;
    private final List<Route> held = new ArrayList<>();

    private HeldAnswers(Page page, String addresses) {
        this.page = page;
        this.addresses = addresses;
    }

    /** Holds the answers of addresses back from now on. */
    static HeldAnswers of(Page page, String addresses) {
        HeldAnswers answers = new HeldAnswers(page, addresses);
        page.route(addresses, answers.held::add);
        return answers;
    }

    /** Waits until the page waits for an answer. */
    void await() {
        page.waitForCondition(() -> !held.isEmpty());
    }

    /** Lets the answers come, and waits until the page has taken the first one. */
    void release() {
        release(Route::resume);
    }

    /** Answers, and waits until the page has taken the first answer. */
    void release(Consumer<Route> answer) {
        await();
        page.unroute(addresses);
        Request first = held.get(0).request();
        page.waitForResponse(response -> response.request().equals(first), () -> held.forEach(answer))
                .finished();
        // The page takes one answer after the other
        page.evaluate("fetch('config.json').then(answer => answer.text())");
    }
}
