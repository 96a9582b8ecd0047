package org.redress.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.database.TestDatabase;
import org.redress.dispute.ActionContexts;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Disputes;
import org.redress.dispute.Visibility;

/** Changes of a stored timeline are reported with the first entry that they affect. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class TimelineVerifierTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");

    @Parameter
    TestDatabase database;

    private int merchant;
    private UUID id;

    @BeforeEach
    void insert_a_dispute_with_five_entries() {
        id = database.inTransaction(em -> {
            Dispute dispute = Disputes.inANewShop(em, NOON);
            merchant = dispute.getMerchantId();
            em.persist(dispute.recordOpening(ActionContexts.customer(NOON)));
            IntStream.rangeClosed(1, 3)
                    .forEach(n -> em.persist(new DisputeCommand.AddComment(Visibility.MERCHANT, "Note", List.of())
                            .applyTo(
                                    dispute,
                                    ActionContexts.merchant(NOON.plusSeconds(n)).with(UUID.randomUUID()))));
            em.persist(new DisputeCommand.Close().applyTo(dispute, ActionContexts.merchant(NOON.plusSeconds(9))));
            return dispute.getId();
        });
    }

    @AfterEach
    void delete_the_dispute() {
        database.run(
                "delete from timeline_entries where dispute_id = '" + id + "'",
                "delete from disputes where id = '" + id + "'");
    }

    @Test
    void an_unchanged_timeline_is_intact() throws SQLException {
        TimelineVerifier.VerificationReport report = new TimelineVerifier().verify(database.source(), merchant, id);
        assertThat(report.broken()).isNull();
        assertThat(report.entries()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    update timeline_entries set actor_name = 'Eve' | 3 | entry 3 was modified
                    update timeline_entries set happened_at = happened_at + interval '1' day | 1 | entry 1 was modified
                    delete from timeline_entries | 2 | entry 2 is missing
                    delete from timeline_entries | 5 | entry 5 is missing
                    update timeline_entries set previous_hash = null | 4 | entry 4 was modified
                    update timeline_entries set position = 6 | 5 | entry 5 is missing
                    """)
    void a_changed_timeline_is_reported_with_its_first_broken_entry(String change, int position, String fault)
            throws SQLException {
        database.run(change + " where position = " + position + " and dispute_id = '" + id + "'");
        assertThat(new TimelineVerifier()
                        .verify(database.source(), merchant, id)
                        .broken())
                .contains("dispute " + id)
                .endsWith(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Without entries and without a trace of them in the dispute
                "version = version",
                "version = 0, created_at = current_timestamp + interval '2' day",
                "version = 1, created_at = timestamp with time zone '2020-01-01 00:00:00+00'"
            })
    void a_timeline_that_was_removed_as_a_whole_is_reported(String change) throws SQLException {
        removeTimeline(change);
        assertThat(new TimelineVerifier()
                        .verify(database.source(), merchant, id)
                        .broken())
                .contains("dispute " + id)
                .endsWith("entry 1 is missing");
    }

    @Test
    void a_dispute_of_before_timelines_may_have_none() throws SQLException {
        removeTimeline("version = 0, created_at = timestamp with time zone '2020-01-01 00:00:00+00'");
        assertThat(new TimelineVerifier()
                        .verify(database.source(), merchant, id)
                        .broken())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    timeline_length = 4 | entry 5 is not the last one written
                    timeline_length = 6 | entry 6 is missing
                    timeline_length = 0, timeline_hash = null | entry 5 is not the last one written
                    timeline_hash = null | entry 5 is not the last one written
                    """)
    void a_changed_head_of_a_timeline_is_reported(String change, String fault) throws SQLException {
        database.run("update disputes set " + change + " where id = '" + id + "'");
        assertThat(new TimelineVerifier()
                        .verify(database.source(), merchant, id)
                        .broken())
                .endsWith(fault);
    }

    private void removeTimeline(String change) {
        database.run(
                "delete from timeline_entries where dispute_id = '" + id + "'",
                "update disputes set timeline_length = 0, timeline_hash = null, " + change + " where id = '" + id
                        + "'");
    }
}
