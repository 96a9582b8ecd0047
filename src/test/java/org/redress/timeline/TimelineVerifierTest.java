package org.redress.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.dispute.ActionContexts;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Disputes;
import org.redress.dispute.Visibility;

/** Manipulations of stored timelines, found with their first entry. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class TimelineVerifierTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");

    @Parameter
    TestDatabase database;

    private UUID id;

    @BeforeEach
    void create_dispute_with_five_entries() {
        id = database.inTransaction(em -> {
            Dispute dispute = Disputes.inANewShop(em, NOON);
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
    void unchanged_timelines_are_valid() throws SQLException {
        TimelineVerifier.VerificationReport report = new TimelineVerifier().verify(database.source(), id);
        assertThat(report.broken()).isNull();
        assertThat(report.entries()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    update timeline_entries set actor_name = 'Eve' where position = 3 and         | entry 3 is not what was written
                    update timeline_entries set happened_at = happened_at + interval '1' second where position = 1 and | entry 1 is not what was written
                    delete from timeline_entries where position = 2 and                           | entry 2 is missing
                    delete from timeline_entries where position = 5 and                           | entry 5 is missing
                    update timeline_entries set previous_hash = null where position = 4 and       | entry 4 is not what was written
                    update timeline_entries set position = 6 where position = 5 and               | entry 5 is missing
                    """)
    void each_manipulation_of_a_timeline_is_found(String statement, String found) throws SQLException {
        database.run(statement.strip() + " dispute_id = '" + id + "'");
        assertThat(new TimelineVerifier().verify(database.source(), id).broken())
                .contains("dispute " + id)
                .endsWith(found);
    }
}
