package org.redress.demo;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.ActionContext;
import org.redress.dispute.Actor;
import org.redress.dispute.Deadline;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.party.Customer;
import org.redress.party.Merchant;
import org.redress.reason.DisputeReason;

/**
 * Loads the demo data at the first start: the customers, orders and disputes of the four documents at merchant 1, as
 * printed there, and a year of disputes of three merchants. It is the same in each database, except that complaint
 * 12345 is raised at the start, so that its deadline is in the future.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class DemoData {
    private static final Duration A_DAY = Duration.ofHours(24);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "demo.data")
    boolean enabled;

    private @Nullable DemoPhoto photo;

    @PostConstruct
    void start() {
        if (enabled && !isLoaded()) {
            photo = new DemoPhoto();
            Merchant abc = save(new Merchant(1, "ABC", "info@abc.de", "DE"));
            new DocumentedDisputes(this).of(abc, clock.instant());
            DemoHistory history = new DemoHistory(this);
            history.of(abc, 180);
            history.of(save(new Merchant(2, "Nordlicht Outdoor", "hej@nordlicht.example", "SE")), 80);
            history.of(save(new Merchant(3, "Librairie du Port", "bonjour@librairie.example", "FR")), 40);
        }
    }

    // Locks a row, so that of two nodes that start at once the second waits and finds the first one's data
    private boolean isLoaded() {
        em.find(DisputeReason.class, DisputeReason.ANOTHER_PROBLEM, LockModeType.PESSIMISTIC_WRITE);
        return em.find(Merchant.class, 1) != null;
    }

    /**
     * Returns the context of an action by a customer. The merchant has 24 hours; no automatic step is scheduled, so
     * that these old disputes stay as they are.
     */
    static ActionContext byCustomer(String channel, Instant at) {
        return new ActionContext(Actor.CUSTOMER, null, channel, at, status -> new Deadline(at.plus(A_DAY), null), null);
    }

    /** Returns the context of an action by the merchant, after which an open dispute is due in 14 days. */
    static ActionContext byMerchant(Instant at) {
        Deadline twoWeeks = new Deadline(at.plus(Duration.ofDays(14)), null);
        return new ActionContext(
                Actor.MERCHANT, "Anna", "API", at, status -> status.isOpen() ? twoWeeks : Deadline.NONE, null);
    }

    /** Creates a customer with the same id in each database; it is not yet persistent. */
    Customer customer(Merchant merchant, String firstName, String lastName, String email, String countryCode) {
        UUID id = uuidOf("customer " + merchant.getId() + " " + email);
        Instant since = Instant.parse("2022-11-01T00:00:00Z");
        return new Customer(id, merchant, id, firstName, lastName, email, countryCode, since);
    }

    /**
     * Attaches the demo photo to a dispute.
     *
     * @param at when the file was uploaded
     * @param from context of the timeline entry, which may be later
     */
    void attach(Dispute dispute, String id, String fileName, String originalFileName, Instant at, ActionContext from) {
        UUID attachmentId = UUID.fromString(id);
        save(new DisputeCommand.Attach(attachmentId).applyTo(dispute, from));
        Objects.requireNonNull(photo).attach(this, dispute, attachmentId, fileName, originalFileName, at);
    }

    DisputeReason reason(int id) {
        return em.find(DisputeReason.class, id);
    }

    /** Persists a dispute and the timeline entry of its opening. */
    Dispute open(Dispute dispute, ActionContext opening) {
        save(dispute);
        save(dispute.recordOpening(opening));
        return dispute;
    }

    <T> T save(T entity) {
        em.persist(entity);
        return entity;
    }

    /** Returns the UUID of a name (version 3), which is the same in each database. */
    static UUID uuidOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
