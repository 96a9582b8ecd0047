package org.redress.console;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** The console in a real browser, on the WAR: one server and one browser for all journeys. */
@Tag("console")
@Timeout(300)
class ConsoleIT
        implements SignInJourney,
                ListJourney,
                BulkJourney,
                LiveJourney,
                DisputeJourney,
                ActivityJourney,
                RelationJourney,
                TextJourney,
                DraftJourney,
                AttachmentJourney,
                ChatJourney,
                ShopJourney,
                OperatorJourney,
                WebhookJourney,
                AccessibilityJourney {
    private static Desk desk;

    @BeforeAll
    @Timeout(600)
    static void start() {
        desk = Desk.ofDemo();
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.close();
        }
    }

    @Override
    public Desk desk() {
        return desk;
    }
}
