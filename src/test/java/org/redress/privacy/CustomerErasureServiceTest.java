package org.redress.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.http.Preconditions;
import org.redress.party.ChannelUser;
import org.redress.party.Merchant;
import org.redress.party.MessagesStopService;
import org.redress.security.Callers;

/** Every column that can hold a text or a file is declared, and an erasure leaves texts in the kept columns only. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class CustomerErasureServiceTest {
    private static final Clock MONDAY = Clock.fixed(Instant.parse("2023-12-11T09:00:00Z"), ZoneOffset.UTC);
    private static final int SHOP = 790_000;

    /** The types of columns that hold neither texts nor files. */
    private static final Set<String> NO_TEXT = Set.of(
            "integer",
            "bigint",
            "numeric",
            "boolean",
            "uuid",
            "timestamp",
            "timestamp with time zone",
            "timestamp without time zone");

    private static final String OF_CUSTOMER = "customer_id = '%1$s'";
    private static final String OF_ORDERS = "order_uuid in (select id from orders where customer_id = '%1$s')";
    private static final String OF_DISPUTES = "dispute_id in (select id from disputes where customer_id = '%1$s')";
    private static final String OF_DISPUTES_BY_ID = "id in (select id from disputes where customer_id = '%1$s')";
    private static final String OF_ATTACHMENTS =
            "attachment_id in (select id from attachments where " + OF_DISPUTES + ")";

    /** The rows of a customer in each table that has some. */
    private static final Map<String, String> ROWS = Map.ofEntries(
            Map.entry("customers", "id = '%1$s'"),
            Map.entry("channel_identities", OF_CUSTOMER),
            Map.entry("orders", OF_CUSTOMER),
            Map.entry("order_items", OF_ORDERS),
            Map.entry("delivery_media", OF_ORDERS),
            Map.entry(
                    "delivery_attempts",
                    "webhook_id in (select webhook_id from deliveries where customer_id = '%1$s')"),
            Map.entry("disputes", OF_CUSTOMER),
            Map.entry("dispute_tags", OF_DISPUTES),
            Map.entry("search_documents", OF_DISPUTES_BY_ID),
            Map.entry("timeline_entries", OF_DISPUTES),
            Map.entry("comments", OF_DISPUTES),
            Map.entry("attachments", OF_DISPUTES),
            Map.entry("attachment_chunks", OF_ATTACHMENTS),
            Map.entry("attachment_thumbnails", OF_ATTACHMENTS),
            Map.entry("idempotency_records", OF_CUSTOMER));

    // Contains the kept numbers of its dispute, and is computed anew by the erasure
    private static final String SEARCH_TEXT = "disputes.search_text";

    // Computed by the database from a uid
    private static final String UID_KEY = "channel_identities.uid_key";

    /**
     * Declares each column erased, kept, fixed or other, with the reason. Erased and kept columns get a text that must then be gone or found; fixed
     * ones have values that the program chooses; others have no data of customers.
     */
    private static final String DECLARED =
            """
            attachment_chunks.content | erased
            attachment_thumbnails.content | erased
            attachments.file_name | erased
            attachments.mime_type | fixed | the type that is detected in the bytes
            attachments.original_file_name | erased
            attachments.sha256 | erased
            attachments.source | erased
            attachments.store | fixed | name of a blob store
            audit_entries.action | other | MerchantAction, create or change
            audit_entries.detail | other | the operator's, about the merchant
            audit_entries.hash | other | digest of entries without data of customers
            audit_entries.operator | other | name of the operator
            audit_entries.previous_hash | other | digest of entries without data of customers
            audit_log.hash | other | digest of entries without data of customers
            channel_identities.channel | erased
            channel_identities.language | erased
            channel_identities.uid | erased
            channel_identities.uid_key | fixed | computed from uid; the row is deleted
            comments.author | fixed | Actor
            comments.author_name | kept | name of the member of staff; null for customers
            comments.text | erased
            comments.visibility | fixed | Visibility
            customers.country_code | erased
            customers.email | erased
            customers.email_key | erased
            customers.first_name | erased
            customers.last_name | erased
            delivery_media.content_url | erased
            delivery_media.description | erased
            delivery_media.media_type | fixed | MediaType
            delivery_media.name | erased
            text_templates.name | other | the merchant's
            text_template_texts.language | other | BCP 47
            text_template_texts.text | other | the merchant's
            saved_views.name | other | the merchant's
            saved_views.owner_id | other | of staff
            saved_views.owner_name | other | of staff
            saved_views.query | other | the merchant's
            dispute_reason_names.language | other | BCP 47
            dispute_reason_names.name | other | the merchant's
            dispute_reasons.category | other | the merchant's
            dispute_reasons.code | other | the merchant's
            dispute_reasons.name | other | the merchant's
            dispute_links.kind | fixed | LinkKind
            dispute_tags.tag | erased
            disputes.assignee_id | kept | subject of the token of a member of staff
            disputes.assignee_name | kept | name of the member of staff
            disputes.category | erased
            disputes.currency | fixed | ISO 4217
            disputes.decision_text | erased
            disputes.description | erased
            disputes.fingerprint | erased
            disputes.idempotency_key | erased
            disputes.invoice_id | kept | number of the merchant's bookkeeping
            disputes.order_id | kept | number of the merchant's bookkeeping
            disputes.order_number | kept | number of the merchant's bookkeeping
            disputes.outcome | fixed | Outcome
            disputes.search_text | erased
            disputes.source | erased
            disputes.tags | erased
            disputes.timeline_hash | fixed | digest of entries without data of customers
            disputes.tracking_id | erased
            export_links.caller | other | digest of the identity of a member of staff
            export_links.digest | other | digest with a random secret
            flyway_schema_history.description | other | migrations
            flyway_schema_history.installed_by | other | migrations
            flyway_schema_history.script | other | migrations
            flyway_schema_history.type | other | migrations
            flyway_schema_history.version | other | migrations
            idempotency_records.body | erased
            idempotency_records.customer_id | fixed | the customer's id; the row is deleted
            idempotency_records.etag | erased
            idempotency_records.id | kept | digest of a key, whose call is answered 410
            idempotency_records.location | erased
            idempotency_records.request | erased
            merchant_chat_clients.name | other | the merchant's
            merchant_erasure_counts.kind | other | ErasedTable
            merchant_erasures.erased_table | other | ErasedTable
            merchant_erasures.last_key | other | key of a row
            merchant_erasures.phase | other | ErasurePhase
            merchant_erasures.timelines_hash | other | digest of entries without data of customers
            merchant_holidays.holiday | other | the merchant's
            merchant_sso_names.name | other | the merchant's
            merchants.answer_term | other | the merchant's
            merchants.appeal_term | other | the merchant's
            merchants.business_days | other | the merchant's
            merchants.country_code | other | the merchant's
            merchants.currency | other | the merchant's
            merchants.decision_term | other | the merchant's
            merchants.email | other | the merchant's
            merchants.escalation_term | other | the merchant's
            merchants.holiday_country | other | the merchant's
            merchants.holiday_region | other | the merchant's
            merchants.information_term | other | the merchant's
            merchants.languages | other | the merchant's
            merchants.name | other | the merchant's
            merchants.reminder_lead | other | the merchant's
            merchants.state | other | the merchant's
            merchants.state_reason | other | the operator's
            merchants.time_zone | other | the merchant's
            order_items.picture_url | erased
            order_items.title | erased
            orders.carrier | kept | name of a company, for the merchant's statistics
            orders.currency | fixed | ISO 4217
            orders.invoice_id | kept | number of the merchant's bookkeeping
            orders.order_id | kept | number of the merchant's bookkeeping
            orders.order_number | kept | number of the merchant's bookkeeping
            orders.status | fixed | OrderStatus
            orders.tracking_id | erased
            orders.tracking_url | erased
            events.type | fixed | a type of events
            events.subject_type | fixed | a kind of subjects
            events.subject_id | other | an id without personal data, or the shop's number of an order
            events.changed_fields | fixed | names of fields
            events.visibility | fixed | readers of a comment
            events.traceparent | other | a trace of a call
            deliveries.type | fixed | a type of events
            deliveries.subject_type | fixed | a kind of subjects
            deliveries.subject_id | other | an id without personal data, or the shop's number of an order
            deliveries.changed_fields | fixed | names of fields
            deliveries.visibility | fixed | readers of a comment
            deliveries.traceparent | other | a trace of a call
            deliveries.state | fixed | DeliveryState
            delivery_attempts.excerpt | erased
            delivery_attempts.failure | fixed | SendFailure
            outbox.type | fixed | a type of events
            outbox.subject_type | fixed | a kind of subjects
            outbox.subject_id | other | an id without personal data, or the shop's number of an order
            outbox.changed_fields | fixed | names of fields
            outbox.visibility | fixed | readers of a comment
            outbox.traceparent | other | a trace of a call
            job_disputes.outcome | fixed | JobOutcome
            job_disputes.reason | fixed | the detail of a problem, which quotes nothing
            jobs.action | fixed | an action of disputes
            jobs.command | other | words of staff on several disputes, until their job ends
            jobs.creator_id | other | subject of the token of a member of staff
            jobs.creator_name | other | name of the member of staff
            jobs.state | fixed | JobState
            comment_mentions.staff_id | other | subject of the token of a member of staff
            comment_mentions.staff_name | other | name of the member of staff
            comment_mentions.visibility | fixed | Visibility
            dispute_reads.staff_id | other | subject of the token of a member of staff
            disputes.last_actor | fixed | Actor
            disputes.last_actor_id | other | subject of the token of a member of staff
            disputes.last_actor_name | other | name of the member of staff
            presences.staff_id | other | subject of the token of a member of staff
            presences.staff_name | other | name of the member of staff
            request_counts.counted_on | other | a day
            staff.id | other | subject of the token of a member of staff
            staff.name | other | name of the member of staff
            search_documents.customer_words | erased
            search_documents.words | erased
            staged_files.store | fixed | name of a blob store
            statistics_days.created_on | other | a day
            statistics_days.currency | other | ISO 4217
            statistics_days.outcome | fixed | Outcome
            statistics_positions.summed_until | other | a day
            timeline_entries.action | fixed | DisputeAction
            timeline_entries.actor | fixed | Actor
            timeline_entries.actor_name | kept | name of the member of staff; null for customers
            timeline_entries.detail | fixed | Outcome or Visibility
            timeline_entries.hash | fixed | digest of entries without data of customers
            timeline_entries.previous_hash | fixed | digest of entries without data of customers
            timeline_entries.reference | fixed | id of a comment or an attachment
            timeline_entries.source | fixed | KnownSource, API or CLOCK
            webhooks.description | other | the merchant's
            webhooks.disabled_reason | fixed | WebhookDisabledReason
            webhooks.event_types | other | types of events
            webhooks.format | fixed | WebhookFormat
            webhooks.ordering | fixed | WebhookOrdering
            webhooks.payload | fixed | WebhookPayload
            webhooks.previous_secret | other | random
            webhooks.secret | other | random
            webhooks.state | fixed | WebhookState
            webhooks.url | other | the merchant's
            """;

    @Parameter
    TestDatabase database;

    private final Map<String, String> fates = new HashMap<>();

    private enum Storage {
        TEXT,
        BYTES
    }

    private record Column(String table, String name, Storage kind, int width) {
        static final int UNLIMITED = 1 << 20;

        static Column of(Object[] row) {
            String type = row[2].toString();
            return new Column(
                    row[0].toString(),
                    row[1].toString(),
                    type.contains("bytea") || type.contains("binary") ? Storage.BYTES : Storage.TEXT,
                    row[3] == null ? UNLIMITED : ((Number) row[3]).intValue());
        }

        String qualifiedName() {
            return table + "." + name;
        }

        /** Returns a text that fits; unique if the column is wide enough. */
        String marker() {
            String text = "q" + UUID.randomUUID().toString().replace("-", "").substring(0, 11);
            return text.substring(0, Math.min(width, text.length()));
        }

        /** Sets the marker before the value, so that unique values remain unique. */
        int plant(EntityManager em, String marker, UUID customer) {
            String value =
                    switch (kind) {
                        case TEXT ->
                            "substring(cast(?1 as varchar) || coalesce(" + name + ", '') from 1 for " + width + ")";
                        case BYTES -> "?1";
                    };
            return em.createNativeQuery("update " + table + " set " + name + " = " + value + " where "
                            + ROWS.get(table).formatted(customer))
                    .setParameter(
                            1,
                            switch (kind) {
                                case TEXT -> marker;
                                case BYTES -> marker.getBytes(StandardCharsets.UTF_8);
                            })
                    .executeUpdate();
        }
    }

    @BeforeEach
    void read_declarations() {
        DECLARED.lines().map(line -> line.split(" \\| ", 3)).forEach(parts -> fates.put(parts[0], parts[1]));
    }

    private <T> T in(Function<EntityManager, T> work) {
        return database.inTransaction(work);
    }

    @SuppressWarnings("unchecked") // Native queries return lists without a type
    private List<Column> columns() {
        List<Object[]> rows = in(
                em -> em.createNativeQuery("select table_name, column_name, lower(data_type), character_maximum_length"
                                + " from information_schema.columns where table_schema = 'public'"
                                + " order by table_name, column_name")
                        .getResultList());
        return rows.stream()
                .filter(row -> !NO_TEXT.contains(row[2].toString()))
                .map(Column::of)
                .toList();
    }

    @Test
    void every_column_that_can_hold_a_text_is_declared() {
        assertThat(columns())
                .extracting(Column::qualifiedName)
                .as("declare a new column here, erase it in CustomerErasureService, or give the reason to keep it")
                .containsExactlyInAnyOrderElementsOf(fates.keySet());
        assertThat(fates.values()).containsOnly("erased", "kept", "fixed", "other");
        assertThat(DECLARED.lines().filter(line -> !line.endsWith("| erased")))
                .allMatch(line -> line.split(" \\| ").length == 3, "has a reason");
    }

    @Test
    void an_erasure_leaves_texts_in_the_kept_columns_only() {
        MarkedCustomer customer = in(em -> {
            em.merge(new Merchant(SHOP, "李 & Söhne", "shop@mail.example", "DE"));
            return MarkedCustomer.create(em, MONDAY, SHOP);
        });
        Map<Column, String> erased = plant("erased", customer);
        Map<Column, String> kept = plant("kept", customer);
        List<String> planted = new ArrayList<>(names(erased));
        planted.add(UID_KEY);
        assertThat(found(erased)).containsExactlyInAnyOrderElementsOf(planted);
        assertThat(found(kept)).containsExactlyInAnyOrderElementsOf(names(kept));

        InterruptibleErasure.of(database, MONDAY)
                .erase(Callers.named("anna", SHOP), SHOP, customer.id(), Preconditions.of("*", null));

        assertThat(found(erased)).isEmpty();
        List<String> left = new ArrayList<>(names(kept));
        left.add(SEARCH_TEXT);
        assertThat(found(kept)).containsExactlyInAnyOrderElementsOf(left);
    }

    @Test
    void an_erasure_forgets_that_the_customer_wanted_no_messages() {
        MarkedCustomer customer = in(em -> {
            em.merge(new Merchant(SHOP, "李 & Söhne", "shop@mail.example", "DE"));
            return MarkedCustomer.create(em, MONDAY, SHOP);
        });
        in(em -> new TestInjector(em, MONDAY)
                .get(MessagesStopService.class)
                .stop(new ChannelUser(SHOP, "TELEGRAM", "uid-" + customer.mark(), null, null)));
        assertThat(stoppedAt(customer)).isEqualTo("2023-12-11T09:00:00Z");

        InterruptibleErasure.of(database, MONDAY)
                .erase(Callers.named("anna", SHOP), SHOP, customer.id(), Preconditions.of("*", null));

        assertThat(stoppedAt(customer)).isNull();
    }

    private String stoppedAt(MarkedCustomer customer) {
        return in(em -> new TestInjector(em, MONDAY)
                .get(CustomerDataQueryService.class)
                .find(SHOP, customer.id())
                .messagesStoppedAt());
    }

    private Map<Column, String> plant(String fate, MarkedCustomer customer) {
        Map<Column, String> markers = columns().stream()
                .filter(column -> fate.equals(fates.get(column.qualifiedName())))
                .collect(Collectors.toMap(Function.identity(), Column::marker));
        assertThat(markers).isNotEmpty();
        markers.forEach((column, marker) -> {
            int rows = in(em -> column.plant(em, marker, customer.id()));
            assertThat(rows).as(column.qualifiedName()).isPositive();
        });
        return markers;
    }

    private static List<String> names(Map<Column, String> markers) {
        return markers.keySet().stream().map(Column::qualifiedName).toList();
    }

    /** Returns the columns of the database that contain a marker; one too short to be unique counts in its own. */
    private List<String> found(Map<Column, String> markers) {
        return in(em -> Stream.concat(
                        DatabaseSearch.find(
                                em,
                                markers.values().stream()
                                        .filter(marker -> marker.length() > 3)
                                        .toList())
                                .keySet()
                                .stream(),
                        markers.entrySet().stream()
                                .filter(marker -> marker.getValue().length() <= 3)
                                .filter(marker -> isIn(em, marker.getKey(), marker.getValue()))
                                .map(marker -> marker.getKey().qualifiedName()))
                .toList());
    }

    private static boolean isIn(EntityManager em, Column column, String marker) {
        return !em.createNativeQuery(
                        "select " + column.name + " from " + column.table + " where " + column.name + " = ?1")
                .setParameter(1, marker)
                .getResultList()
                .isEmpty();
    }
}
