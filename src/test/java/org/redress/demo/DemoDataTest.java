package org.redress.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.connection.DatabaseSettings;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.Outcome;
import org.redress.operator.MerchantService;
import org.redress.report.DisputeStatistics;
import org.redress.report.DisputeStatisticsService;
import org.redress.report.StatisticsPeriod;
import org.redress.search.DisputeFilter;
import org.redress.timeline.TimelineVerifier;

/** Demo data that were loaded at different times, each into a database of its own. */
@Tag("database")
class DemoDataTest {
    private static final String OF_THE_YEAR = " ticket_number > 20000";
    private static final String OPEN_AT_ABC = " merchant_id = 1 and status_id in (1, 2, 3)";

    /** Columns with ids that the product takes at random, or with the time of the start. */
    private static final Map<Object, Set<String>> RANDOM = Map.of(
            "merchants", Set.of("state_at"),
            "audit_log", Set.of("hash"),
            "audit_entries", Set.of("happened_at", "hash", "previous_hash"),
            "orders", Set.of("id"),
            "channel_identities", Set.of("id"),
            "disputes", Set.of("order_uuid"),
            "order_items", Set.of("order_uuid"),
            "delivery_media", Set.of("order_uuid"));

    /** Times of a first start. */
    enum Start {
        BEGIN_OF_A_DAY("2026-11-28T00:00:00Z"),
        END_OF_THE_DAY("2026-11-28T23:59:59.999999Z"),
        LEAP_DAY("2028-02-29T13:05:00Z");

        private final Instant now;
        private final Instant today;
        private DatabaseSettings settings;
        private EntityManagerFactory factory;

        Start(String now) {
            this.now = Instant.parse(now);
            this.today = this.now.truncatedTo(ChronoUnit.DAYS);
        }

        private synchronized EntityManagerFactory factory() {
            if (factory == null) {
                settings = new DatabaseSettings("jdbc:h2:mem:demo_" + this + ";DB_CLOSE_DELAY=-1", "sa", "");
                factory = TestDatabase.factory(settings);
                startNode(now);
            }
            return factory;
        }

        private void startNode(Instant at) {
            try (EntityManager em = factory().createEntityManager()) {
                em.getTransaction().begin();
                DemoData demo = new DemoData();
                demo.em = em;
                demo.clock = Clock.fixed(at, ZoneOffset.UTC);
                demo.merchants = new TestInjector(em, demo.clock).get(MerchantService.class);
                demo.enabled = true;
                demo.start();
                em.getTransaction().commit();
            }
        }

        private List<Map<String, Object>> rows(String sql) {
            factory();
            try (Connection connection = settings.migrationDataSource().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(sql)) {
                List<Map<String, Object>> rows = new ArrayList<>();
                while (found.next()) {
                    Map<String, Object> row = new TreeMap<>();
                    for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                        row.put(
                                found.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT),
                                value(found, column));
                    }
                    rows.add(row);
                }
                return rows;
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        private static Object value(ResultSet row, int column) throws SQLException {
            Object value = row.getObject(column);
            return value instanceof OffsetDateTime time ? time.toInstant() : value;
        }

        private List<Object> values(String sql) {
            return rows(sql).stream().map(row -> row.values().iterator().next()).toList();
        }

        private List<Instant> times(String sql) {
            return values(sql).stream().map(Instant.class::cast).toList();
        }

        /** Returns the rows of all tables as texts, without the ids that are random. */
        private Map<String, List<String>> everything() {
            Map<String, List<String>> tables = new TreeMap<>();
            for (Object table : values("select lower(table_name) from information_schema.tables"
                    + " where lower(table_schema) = 'public' and table_name <> 'flyway_schema_history'")) {
                Set<String> random = RANDOM.getOrDefault(table, Set.of());
                tables.put(
                        table.toString(),
                        rows("select * from " + table).stream()
                                .peek(row -> row.keySet().removeAll(random))
                                .peek(row -> row.computeIfPresent("content", (name, bytes) -> hash(bytes)))
                                .map(Map::toString)
                                .sorted()
                                .toList());
            }
            return tables;
        }

        private static Object hash(Object bytes) {
            return Arrays.hashCode((byte[]) bytes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_year_ends_with_the_day_of_the_start(Start start) {
        for (int merchant = 1; merchant <= 3; merchant++) {
            List<Instant> opened = start.times("select created_at from disputes where merchant_id = " + merchant
                    + " and" + OF_THE_YEAR + " order by created_at");
            assertThat(opened.get(opened.size() - 1)).isEqualTo(start.today);
            assertThat(opened.get(0))
                    .isBetween(start.today.minus(Duration.ofDays(365)), start.today.minus(Duration.ofDays(340)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_has_happened_after_the_start(Start start) {
        for (String time : List.of(
                "happened_at from timeline_entries",
                "updated_at from disputes",
                "placed_at from orders",
                "invoice_date from orders where invoice_date is not null",
                "created_at from customers",
                "created_at from attachments",
                "created_at from comments")) {
            assertThat(start.times("select " + time)).isNotEmpty().allMatch(at -> !at.isAfter(start.now), time);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_dozen_disputes_are_due_within_a_week_and_some_within_a_day(Start start) {
        List<Instant> due = start.times("select due_at from disputes where" + OPEN_AT_ABC);
        assertThat(due)
                .filteredOn(at -> at.isAfter(start.now) && at.isBefore(start.now.plus(Duration.ofDays(7))))
                .hasSizeGreaterThanOrEqualTo(12);
        assertThat(due)
                .filteredOn(at -> at.isAfter(start.now) && at.isBefore(start.now.plus(Duration.ofHours(24))))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void only_a_few_disputes_and_that_of_the_document_are_overdue(Start start) {
        List<Map<String, Object>> open =
                start.rows("select merchant_id, ticket_number, due_at from disputes where status_id in (1, 2, 3)");
        List<Map<String, Object>> overdue = open.stream()
                .filter(row -> ((Instant) row.get("due_at")).isBefore(start.now))
                .toList();
        assertThat(overdue).filteredOn(row -> row.get("merchant_id").equals(1)).hasSizeGreaterThanOrEqualTo(4);
        assertThat(overdue.size()).isLessThan(open.size() / 2);
        assertThat(overdue)
                .filteredOn(row -> ((Instant) row.get("due_at")).isBefore(start.now.minus(Duration.ofDays(21))))
                .extracting(row -> row.get("ticket_number"))
                .containsExactly(10_001L);
    }

    @ParameterizedTest
    @EnumSource
    void some_disputes_were_answered_in_the_last_day_of_the_year(Start start) {
        List<Instant> answered = start.times("select happened_at from timeline_entries"
                + " where (dispute_id, position) in (select id, timeline_length from disputes where " + OPEN_AT_ABC
                + ")"
                + " and action in ('request-information', 'supply-information', 'comment', 'appeal')");
        assertThat(answered)
                .filteredOn(at -> at.isAfter(start.today.minus(Duration.ofDays(1))))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void every_status_reason_channel_outcome_and_action_occurs(Start start) {
        String ofAbc = " from disputes where merchant_id = 1 and" + OF_THE_YEAR;
        assertThat(start.values("select distinct status_id" + ofAbc))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(DisputeStatus.values()).map(DisputeStatus::id).toList());
        assertThat(start.values("select distinct reason_id" + ofAbc))
                .containsExactlyInAnyOrderElementsOf(start.values("select id from dispute_reasons"));
        assertThat(start.values("select distinct source" + ofAbc))
                .containsExactlyInAnyOrder("API", "EMAIL", "TELEGRAM", "WEB", "WHATSAPP");
        assertThat(start.values("select distinct outcome" + ofAbc + " and outcome is not null"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Outcome.values()).map(Enum::name).toList());
        // The scheduler reminds of deadlines that approach while it runs; nobody is erased
        assertThat(start.values("select distinct action from timeline_entries"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(DisputeAction.values())
                        .filter(action -> action != DisputeAction.REMIND && action != DisputeAction.ERASE)
                        .map(DisputeAction::wireName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void the_documents_disputes_keep_their_dates_and_complaint_12345_is_new(Start start) {
        assertThat(start.rows("select ticket_number, created_at, due_at from disputes where not" + OF_THE_YEAR
                        + " order by ticket_number"))
                .hasToString(("[{created_at=2023-12-03T19:05:00Z, due_at=null, ticket_number=1111},"
                                + " {created_at=2023-12-12T15:49:32.408600Z, due_at=2023-12-13T15:49:32.408600Z,"
                                + " ticket_number=10001},"
                                + " {created_at=2023-12-10T15:49:32.408622Z, due_at=null, ticket_number=10002},"
                                + " {created_at=%s, due_at=%s, ticket_number=12345}]")
                        .formatted(start.now, start.now.plus(Duration.ofHours(24))));
    }

    @ParameterizedTest
    @EnumSource
    void each_month_of_the_year_has_statistics(Start start) {
        try (EntityManager em = start.factory().createEntityManager()) {
            DisputeStatisticsService statistics =
                    new TestInjector(em, Clock.fixed(start.now, ZoneOffset.UTC)).get(DisputeStatisticsService.class);
            YearMonth last = YearMonth.from(LocalDate.ofInstant(start.now, ZoneOffset.UTC));
            for (int merchant = 1; merchant <= 3; merchant++) {
                assertThat(statistics
                                .of(DisputeFilter.allOf(merchant), StatisticsPeriod.MONTH, 100, start.now)
                                .orElseThrow()
                                .byPeriod())
                        .extracting(DisputeStatistics.PeriodTotals::period)
                        .containsAll(IntStream.range(0, 12)
                                .mapToObj(month -> last.minusMonths(month).toString())
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_attachment_is_a_picture_with_a_thumbnail(Start start) throws IOException {
        List<Map<String, Object>> files =
                start.rows("select a.size, a.original_file_name, c.content, t.content as small"
                        + " from attachments a left join attachment_chunks c on c.attachment_id = a.id"
                        + " left join attachment_thumbnails t on t.attachment_id = a.id");
        for (Map<String, Object> file : files) {
            byte[] content = (byte[]) file.get("content");
            assertThat(content).hasSize(((Long) file.get("size")).intValue());
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(content));
            BufferedImage small = ImageIO.read(new ByteArrayInputStream((byte[]) file.get("small")));
            assertThat(small.getWidth()).isLessThan(picture.getWidth()).isLessThanOrEqualTo(256);
        }
        assertThat(files.stream().map(file -> file.get("original_file_name")).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(DemoPicture.values())
                        .map(DemoPicture::fileName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void timelines_are_intact_and_name_the_staff(Start start) throws SQLException {
        start.factory();
        assertThat(new TimelineVerifier()
                        .verify(start.settings.migrationDataSource())
                        .broken())
                .isNull();
        assertThat(start.values("select distinct actor_name from timeline_entries where actor = 'MERCHANT'"))
                .containsExactlyInAnyOrder(
                        "Anna, ABC", "Jonas, ABC", "Mei, ABC", "Linnea, Nordlicht", "Chloé, Librairie");
    }

    @Test
    void every_start_of_a_day_loads_the_same() {
        assertThat(withoutNewComplaint(Start.END_OF_THE_DAY)).isEqualTo(withoutNewComplaint(Start.BEGIN_OF_A_DAY));
    }

    /** Complaint 12345 and its timeline have the time of the start, and a webhook has a random secret. */
    private static Map<String, List<String>> withoutNewComplaint(Start start) {
        String id = start.values("select id from disputes where ticket_number = 12345")
                .get(0)
                .toString();
        Map<String, List<String>> everything = start.everything();
        everything.replaceAll((table, rows) -> rows.stream()
                .filter(row -> !row.contains(id))
                .map(row -> row.replaceFirst(" secret=whsec_[^,}]+", ""))
                .toList());
        assertThat(everything.get("disputes")).hasSize(423);
        return everything;
    }

    @Test
    void a_second_start_on_a_later_day_changes_nothing() {
        Map<String, List<String>> before = Start.LEAP_DAY.everything();
        assertThat(before.get("disputes")).hasSize(424);
        Start.LEAP_DAY.startNode(Start.LEAP_DAY.now.plus(Duration.ofDays(3)));
        assertThat(Start.LEAP_DAY.everything()).isEqualTo(before);
    }
}
