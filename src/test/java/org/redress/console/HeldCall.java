package org.redress.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;

/** The first call of a page to an address, which gets its answer when the test decides. */
final class HeldCall {
    private final Page page;
    private final List<Route> held = new ArrayList<>();

    private HeldCall(Page page) {
        this.page = page;
    }

    /** Holds the first call of a method from now on; the address is a glob. */
    static HeldCall of(Page page, String method, String address) {
        HeldCall call = new HeldCall(page);
        page.route(address, route -> {
            if (call.held.isEmpty() && route.request().method().equals(method)) {
                call.held.add(route);
            } else {
                route.fallback();
            }
        });
        return call;
    }

    /** Waits until the page has called. */
    void await() {
        page.waitForCondition(() -> !held.isEmpty());
    }

    /** Lets the server answer, and the page take the answer. */
    void release() {
        held.get(0).resume();
        isTaken();
    }

    /** Answers instead of the server, and lets the page take the answer. */
    void answer(int status, String body) {
        held.get(0)
                .fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/json")
                        .setBody(body));
        isTaken();
    }

    private void isTaken() {
        held.get(0).request().response().finished();
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
    }
}
