package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Member;
import org.redress.dispute.Priority;
import org.redress.dispute.Shop;
import org.redress.dispute.TriageCommand;
import org.redress.search.DisputeFilter;

/** Claims in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class ClaimServiceTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Member ANNA = new Member("anna", "Anna");

    @Parameter
    TestDatabase database;

    private int merchant;

    @BeforeEach
    void create_the_merchant() {
        merchant = database.inTransaction(em -> new Shop(em).id());
    }

    /** Creates disputes, each due a minute after the one before. */
    private List<UUID> disputes(int count) {
        return database.inTransaction(em -> {
            Shop shop = new Shop(em);
            merchant = shop.id();
            return IntStream.range(0, count)
                    .mapToObj(i -> shop.dispute(null, NOON.plusSeconds(60L * i)).getId())
                    .toList();
        });
    }

    private Optional<UUID> claim(Member caller) {
        return database.inTransaction(em ->
                new TestInjector(em, CLOCK).get(ClaimService.class).claimNext(DisputeFilter.allOf(merchant), caller));
    }

    private void perform(UUID dispute, TriageCommand command) {
        database.inTransaction(em -> {
            new Staff(em, CLOCK, merchant).perform(dispute, command);
            return null;
        });
    }

    private List<?> assignees() {
        return rows("select assignee_id from disputes where merchant_id = ?1 and assignee_id is not null");
    }

    private List<?> rows(String sql) {
        return database.inTransaction(
                em -> em.createNativeQuery(sql).setParameter(1, merchant).getResultList());
    }

    @Test
    void the_most_urgent_dispute_comes_first_and_then_the_one_that_is_due_first() {
        List<UUID> ids = disputes(4);
        perform(ids.get(2), new TriageCommand.Prioritize(Priority.URGENT));
        perform(ids.get(0), new TriageCommand.Prioritize(Priority.LOW));

        List<UUID> claimed =
                IntStream.range(0, 4).mapToObj(i -> claim(ANNA).orElseThrow()).toList();

        assertThat(claimed).containsExactly(ids.get(2), ids.get(1), ids.get(3), ids.get(0));
        assertThat(claim(ANNA)).isEmpty();
    }

    @Test
    void a_dispute_that_is_assigned_or_waits_for_the_customer_is_not_claimed() {
        List<UUID> ids = disputes(3);
        perform(ids.get(0), new TriageCommand.Take(new Member("bert", "Bert")));
        database.inTransaction(em -> {
            new Staff(em, CLOCK, merchant).perform(ids.get(1), new DisputeCommand.RequestInformation("Which?"));
            return null;
        });

        assertThat(claim(ANNA)).contains(ids.get(2));
        assertThat(claim(ANNA)).isEmpty();
    }

    @Test
    void fifty_callers_get_two_hundred_disputes_and_each_of_them_once() {
        List<UUID> ids = disputes(200);

        List<List<UUID>> claimed = Concurrently.callers(50, caller -> () -> claimAll("caller-" + caller));

        assertThat(claimed.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(assignees()).hasSize(200);
    }

    private List<UUID> claimAll(String caller) {
        List<UUID> mine = new ArrayList<>();
        Optional<UUID> next = claim(new Member(caller, caller));
        while (next.isPresent()) {
            mine.add(next.get());
            next = claim(new Member(caller, caller));
        }
        return mine;
    }

    @Test
    void those_who_claim_and_those_who_tag_at_the_same_time_overwrite_nothing() {
        List<UUID> ids = disputes(20);
        List<Callable<Object>> calls = new ArrayList<>();
        IntStream.range(0, 10).forEach(caller -> calls.add(() -> claimAll("caller-" + caller)));
        ids.forEach(id -> calls.add(() -> {
            perform(id, new TriageCommand.Tag(List.of("VIP"), List.of()));
            return id;
        }));

        Concurrently.calls(calls);
        // A claim passes over disputes that a tag has locked
        claimAll("last");

        assertThat(assignees()).hasSize(20);
        assertThat(rows("select tag from dispute_tags where merchant_id = ?1")).hasSize(20);
    }
}
