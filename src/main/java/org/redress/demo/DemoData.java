package org.redress.demo;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.bulk.ChosenDispute;
import org.redress.bulk.Job;
import org.redress.bulk.JobDispute;
import org.redress.bulk.JobOutcome;
import org.redress.bulk.JobState;
import org.redress.dispute.ActionContext;
import org.redress.dispute.Attachment;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeTag;
import org.redress.dispute.Member;
import org.redress.dispute.TriageCommand;
import org.redress.event.EventData;
import org.redress.event.EventType;
import org.redress.feed.EventSchema;
import org.redress.handling.CommandRequest;
import org.redress.handling.ExecutedCommand;
import org.redress.http.Preconditions;
import org.redress.operator.MerchantService;
import org.redress.party.Customer;
import org.redress.party.Merchant;
import org.redress.party.MerchantAction;
import org.redress.party.MerchantData;
import org.redress.problem.PreconditionFailedException;
import org.redress.reason.DisputeReason;
import org.redress.savedview.SavedViewData;
import org.redress.savedview.ViewDefinition;
import org.redress.search.PageOf;
import org.redress.staff.Sighting;
import org.redress.staff.StaffMember;
import org.redress.storage.AttachmentChunk;
import org.redress.template.TextTemplate;
import org.redress.template.TextTemplateData;
import org.redress.thumbnail.AttachmentThumbnail;
import org.redress.webhook.Delivery;
import org.redress.webhook.Webhook;
import org.redress.webhook.WebhookData;
import org.redress.webhook.WebhookFormat;
import org.redress.webhook.WebhookOrdering;
import org.redress.webhook.WebhookPayload;

/**
 * Loads the demo data at the first start: the customers, orders and disputes of the four documents at merchant 1, as
 * printed there, and a year of disputes of three merchants that ends with the beginning of the day of the start, in
 * UTC. It is the same in each database that is filled on that day, except for the time of the start, at which an
 * operator creates the merchants and complaint 12345 is raised.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class DemoData {
    private static final String OPERATOR = "Olga Petrova";

    private static final TextTemplateData PHOTO = new TextTemplateData(
            null,
            "Photo of the label",
            Map.of(
                    "de",
                    "Guten Tag {customer}, bitte senden Sie uns ein Foto des Etiketts von {orderNumber}.",
                    "en",
                    "Dear {customer}, please send us a photo of the label of {orderNumber}."));

    private static final SavedViewData URGENT =
            new SavedViewData("Urgent and unassigned", "priority=URGENT&assignee=none", true);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @EJB
    MerchantService merchants;

    @Inject
    @ConfigProperty(name = "demo.data")
    boolean enabled;

    @PostConstruct
    void start() {
        if (enabled && !isLoaded()) {
            Instant now = clock.instant();
            Instant today = now.truncatedTo(ChronoUnit.DAYS);
            Merchant abc = merchant(1, "ABC", "info@abc.de", "DE", "EUR", "de");
            new DocumentedDisputes(this).of(abc, now);
            Webhook webhook = new Webhook(abc.getId(), uuidOf("webhook 1"), documentedWebhook(), 0, today);
            EventData example = EventSchema.exampleData(EventType.DISPUTE_CREATED, today);
            save(Delivery.ofTest(webhook, uuidOf("event 1"), example, today));
            save(webhook);
            save(new TextTemplate(abc.getId(), uuidOf("text 1"), PHOTO));
            save(new ViewDefinition(abc.getId(), uuidOf("view 1"), "shop-staff", "Anna, ABC", URGENT));
            saveJob(abc, today);
            List<String> staff = List.of("Anna, ABC", "Jonas, ABC", "Mei, ABC");
            new DemoHistory(this, abc, "EUR", staff, today).create(300);
            Merchant nordlicht = merchant(2, "Nordlicht Outdoor", "hej@nordlicht.example", "SE", "SEK", "en");
            new DemoHistory(this, nordlicht, "SEK", List.of("Linnea, Nordlicht"), today).create(80);
            Merchant librairie = merchant(3, "Librairie du Port", "bonjour@librairie.example", "FR", "EUR", "fr");
            new DemoHistory(this, librairie, "EUR", List.of("Chloé, Librairie"), today).create(40);
        }
    }

    private void saveJob(Merchant abc, Instant at) {
        ChosenDispute chosen = new ChosenDispute(uuidOf("complaint 12345"), 0);
        Job job = new Job(
                abc.getId(),
                uuidOf("job 1"),
                CommandRequest.parse(DisputeAction.TAKE, "{}"),
                new Member("anna", "Anna, ABC"),
                new PageOf<>(List.of(chosen), false, false),
                at);
        job.end(JobState.DONE, at);
        save(job);
        JobDispute result = new JobDispute(job, 1, chosen);
        result.end(JobOutcome.CONFLICT, new PreconditionFailedException().getMessage());
        save(result);
    }

    // Paused, so that a demo sends nothing
    private static WebhookData documentedWebhook() {
        return new WebhookData(
                "https://shop.example/hooks/redress",
                "Shop system",
                List.of("dispute.created", "comment.added"),
                WebhookPayload.THIN,
                WebhookFormat.STANDARD,
                WebhookOrdering.NONE,
                true);
    }

    private Merchant merchant(int id, String name, String email, String countryCode, String currency, String language) {
        MerchantData data = new MerchantData(
                name, email, countryCode, ZoneId.of("UTC"), currency, List.of(language), List.of(), List.of());
        merchants.create(id, data, OPERATOR);
        // A lock reads the row
        em.flush();
        merchants.perform(id, Preconditions.of("*", null), MerchantAction.ACTIVATE, "Demo data", OPERATOR);
        return em.find(Merchant.class, id);
    }

    // Locks a row, so that of two nodes that start at once the second waits and finds the first one's data
    private boolean isLoaded() {
        em.find(DisputeReason.class, DisputeReason.ANOTHER_PROBLEM, LockModeType.PESSIMISTIC_WRITE);
        return em.find(Merchant.class, 1) != null;
    }

    /** Persists members of staff, to whom disputes can be assigned. */
    void save(Merchant merchant, List<String> members, Instant seenAt) {
        members.stream()
                .map(DemoData::member)
                .map(member -> new Sighting(merchant.getId(), member.id(), member.name()))
                .forEach(seen -> save(new StaffMember(seen, seenAt)));
    }

    /** Creates a customer with the same id in each database; it is not yet persistent. */
    Customer customer(
            Merchant merchant, String firstName, String lastName, String email, String countryCode, Instant since) {
        UUID id = uuidOf("customer " + merchant.getId() + " " + email);
        return new Customer(id, merchant.getId(), id, firstName, lastName, email, countryCode, since);
    }

    /** Persists an attachment with the bytes and the thumbnail of a picture. */
    void save(Attachment attachment, DemoPicture picture) {
        save(attachment);
        save(new AttachmentChunk(attachment.getMerchantId(), attachment.getId(), 0, picture.content()));
        save(new AttachmentThumbnail(attachment.getMerchantId(), attachment.getId(), picture.small()));
    }

    /** Executes a command. Its comment, if it has a text, has the same id in each database. */
    void execute(DisputeCommand command, Dispute dispute, ActionContext context) {
        UUID commentId = uuidOf("comment " + dispute.getId() + " " + context.at());
        ExecutedCommand.of(command, dispute, context, commentId).entities().forEach(this::save);
        if (command instanceof TriageCommand.Tag) {
            dispute.getTriage().getTags().forEach(tag -> save(new DisputeTag(dispute, tag)));
        }
    }

    /** Returns a member of staff, whose id is the first name, as in the tokens of the demo. */
    static Member member(String name) {
        return new Member(name.split(",")[0].toLowerCase(Locale.ROOT), name);
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
