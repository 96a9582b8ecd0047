package org.redress.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.redress.chat.ComplaintAnswerService;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.RaiseComplaintService;
import org.redress.party.ChannelUser;
import org.redress.party.ChatCustomerService;
import org.redress.party.Merchant;
import org.redress.party.MessagesStopService;
import org.redress.webhook.DeliveryCleanupService;
import org.redress.webhook.WebhookAddress;
import org.redress.webhook.WebhookQueueService;

/** Services of the server: transactions, validation of entities, injection. Runs inside the server. */
@ArquillianTest
public class InContainerIT {
    @Inject
    RaiseComplaintService disputes;

    @Inject
    ChatCustomerService customers;

    @Inject
    ComplaintAnswerService answers;

    @Inject
    MessagesStopService stops;

    @Inject
    WebhookQueueService queues;

    @Inject
    DeliveryCleanupService deliveries;

    @Inject
    Clock clock;

    @Inject
    UserTransaction transaction;

    @Inject
    Persistence persistence;

    /** Open Liberty injects no entity manager into a test. */
    @ApplicationScoped
    public static class Persistence {
        @PersistenceContext
        EntityManager em;

        public EntityManager entityManager() {
            return em;
        }
    }

    @Deployment
    public static WebArchive theWarWithThisTest() {
        Redress.publishKeys();
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("redress.war")))
                .addClasses(InContainerIT.class, Persistence.class);
    }

    @Test
    void a_complaint_that_breaks_a_rule_is_rolled_back_with_the_customer_it_would_have_made() {
        ChannelUser user = new ChannelUser(1, "TELEGRAM", "rolled back", null, null);
        ComplaintDetails tooLong = new ComplaintDetails("TELEGRAM", null, "account-related", "x".repeat(10_001), null);
        assertThrows(EJBException.class, () -> disputes.raise(user, tooLong, () -> {}));
        assertTrue(customers.findCustomers(user).isEmpty(), "the customer is rolled back, too");
    }

    @Test
    void a_complaint_is_answered_in_the_language_of_its_user_until_the_user_stops_the_messages() {
        ChannelUser user = new ChannelUser(1, "TELEGRAM", "answered", null, null, "de");
        ComplaintDetails complaint = new ComplaintDetails("TELEGRAM", null, "account-related", "Charged twice", null);
        UUID id = disputes.raise(user, complaint, () -> {})
                .orElseThrow()
                .dispute()
                .getId();
        assertEquals("de", answers.of(1, id).orElseThrow().language().toLanguageTag());
        ChannelUser french = new ChannelUser(1, "TELEGRAM", "answered", null, null, "fr");
        assertEquals(
                id,
                disputes.raise(french, complaint, () -> {})
                        .orElseThrow()
                        .dispute()
                        .getId());
        assertEquals("fr", answers.of(1, id).orElseThrow().language().toLanguageTag());
        stops.stop(user);
        assertTrue(answers.of(1, id).isEmpty());
        stops.resume(user);
        assertEquals("de", answers.of(1, id).orElseThrow().language().toLanguageTag());
    }

    @Test
    void the_queues_of_webhooks_are_counted_and_cleaned_up() {
        assertTrue(queues.waiting().count() >= 0);
        assertNotNull(deliveries.webhooks(1));
        assertFalse(deliveries.deleteNextExpired(new WebhookAddress(1, UUID.randomUUID())));
    }

    @Test
    void an_entity_that_breaks_a_rule_is_never_stored()
            throws NotSupportedException, SystemException, HeuristicMixedException, HeuristicRollbackException,
                    RollbackException {
        transaction.begin();
        assertThrows(RuntimeException.class, () -> {
            persistence.entityManager().persist(new Merchant(77, " ", "no e-mail", "Germany"));
            persistence.entityManager().flush();
        });
        transaction.rollback();
        assertEquals(null, persistence.entityManager().find(Merchant.class, 77));
    }

    @Test
    void due_disputes_are_processed_by_the_scheduler_and_a_failed_one_delays_no_other() throws Exception {
        long failing = openedLongAgo("broken", "status_id = 99, step_at = created_at");
        long escalated = openedLongAgo("escalated", "step_at = created_at");
        long reminded = openedLongAgo("reminded", "remind_at = created_at");
        assertEquals("open CUSTOMER, escalate CLOCK", becomes(escalated, 2));
        assertEquals("open CUSTOMER, remind CLOCK", becomes(reminded, 2));
        assertEquals("open CUSTOMER", becomes(failing, 1));
        is(failing, "status_id = 5, step_at = null");
    }

    /** @param state assignments for its row, in SQL */
    private long openedLongAgo(String uid, String state) throws Exception {
        ChannelUser user = new ChannelUser(1, "TELEGRAM", "clock " + uid, null, null);
        ComplaintDetails complaint = new ComplaintDetails("TELEGRAM", null, "account-related", "Nobody answers", null);
        long ticket = disputes.raise(user, complaint, () -> {})
                .orElseThrow()
                .dispute()
                .getTicketNumber();
        is(ticket, state);
        return ticket;
    }

    private void is(long ticket, String state) throws Exception {
        transaction.begin();
        persistence
                .entityManager()
                .createNativeQuery("update disputes set " + state + " where ticket_number = ?1")
                .setParameter(1, ticket)
                .executeUpdate();
        transaction.commit();
    }

    /** Returns the timeline as soon as it has that many entries, at the latest after a timeout. */
    private String becomes(long ticket, int entries) throws Exception {
        List<String> timeline = List.of();
        for (int tenths = 0; timeline.size() < entries && tenths < 200; tenths++) {
            Thread.sleep(100);
            transaction.begin();
            timeline = persistence
                    .entityManager()
                    .createQuery(
                            "select concat(e.action, ' ', e.actor) from TimelineEntry e where e.disputeId ="
                                    + " (select d.id from Dispute d where d.ticketNumber = :ticket) order by e.position",
                            String.class)
                    .setParameter("ticket", ticket)
                    .getResultList();
            transaction.commit();
        }
        return String.join(", ", timeline);
    }

    @Test
    void the_injected_clock_is_in_utc_and_ticks_microseconds() {
        assertEquals(ZoneOffset.UTC, clock.getZone());
        assertEquals(0, clock.instant().get(ChronoField.NANO_OF_SECOND) % 1_000);
    }
}
