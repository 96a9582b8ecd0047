package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.LinkKind;
import org.redress.dispute.Member;
import org.redress.dispute.Outcome;
import org.redress.dispute.PairCommand;
import org.redress.dispute.Shop;
import org.redress.dispute.TriageCommand;
import org.redress.http.Preconditions;
import org.redress.key.OwnedKey;
import org.redress.party.ChannelUser;
import org.redress.party.CustomerData;
import org.redress.problem.ConflictException;
import org.redress.problem.InputLimits;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.UnknownResourceException;

/** Merges, splits and links in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class PairCommandServiceTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @Parameter
    TestDatabase database;

    private int merchant;
    private UUID first;
    private UUID second;
    private UUID third;
    private Instant now = NOON;

    @BeforeEach
    void create_three_disputes() {
        database.inTransaction(em -> {
            Shop shop = new Shop(em);
            merchant = shop.id();
            first = shop.dispute(null, NOON).getId();
            second = shop.dispute(null, NOON.plusSeconds(60)).getId();
            third = shop.dispute(null, NOON.plusSeconds(120)).getId();
            return null;
        });
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private void perform(UUID dispute, DisputeCommand command) {
        database.inTransaction(em -> {
            new Staff(em, clock(), merchant).perform(dispute, command);
            return null;
        });
    }

    private void merge(UUID dispute, UUID into) {
        perform(dispute, new PairCommand.Merge(into.toString(), null));
    }

    private void split(UUID dispute) {
        perform(dispute, new PairCommand.Split(null));
    }

    private void link(UUID dispute, LinkKind kind, UUID other) {
        perform(dispute, new PairCommand.Link(other.toString(), kind, null));
    }

    private Dispute dispute(UUID id) {
        return database.inTransaction(em -> em.find(Dispute.class, new OwnedKey(merchant, id)));
    }

    private List<String> timeline(UUID id) {
        return rows("select action || ' ' || coalesce(detail, '') || ' ' || status_after from timeline_entries"
                + " where merchant_id = ?1 and dispute_id = '" + id + "' order by position");
    }

    private List<String> links() {
        return rows("select kind from dispute_links where merchant_id = ?1 order by kind");
    }

    private List<String> rows(String sql) {
        List<?> rows = database.inTransaction(
                em -> em.createNativeQuery(sql).setParameter(1, merchant).getResultList());
        return rows.stream().map(Object::toString).toList();
    }

    private static String number(Dispute dispute) {
        return Long.toString(dispute.getTicketNumber());
    }

    private void assertRefused(Runnable command, String reason) {
        assertThatThrownBy(command::run).isInstanceOf(ConflictException.class).hasMessageContaining(reason);
    }

    @Test
    void a_merged_dispute_is_closed_and_continued_by_the_other_with_the_earlier_deadline() {
        Dispute before = dispute(first);
        merge(first, second);

        Dispute merged = dispute(first);
        Dispute target = dispute(second);
        assertThat(merged.getStatus()).isEqualTo(DisputeStatus.CLOSED);
        assertThat(merged.getDueAt()).isNull();
        assertThat(merged.getProgress().getMerged().orElseThrow().getIntoId()).isEqualTo(second);
        assertThat(target.getStatus()).isEqualTo(DisputeStatus.WAITING_FOR_SHOP);
        assertThat(target.getDueAt()).isEqualTo(before.getDueAt());
        assertThat(timeline(first)).containsExactly("merge " + number(target) + " 5");
        assertThat(timeline(second)).containsExactly("merge " + number(merged) + " 1");
        assertThat(links()).containsExactly("HAS_MERGED", "MERGED_INTO");
    }

    @Test
    void a_later_deadline_changes_nothing_and_a_dispute_may_be_named_by_its_number() {
        Instant dueAt = dispute(first).getDueAt();
        perform(second, new PairCommand.Merge(number(dispute(first)), null));
        assertThat(dispute(first).getDueAt()).isEqualTo(dueAt);
    }

    @Test
    void a_split_gives_back_the_status_and_the_time_that_was_left() {
        perform(first, new DisputeCommand.RequestInformation("Which?"));
        Instant dueAt = dispute(first).getDueAt();
        merge(first, second);
        now = NOON.plus(Duration.ofDays(30));
        split(first);

        assertThat(dispute(first).getStatus()).isEqualTo(DisputeStatus.WAITING_FOR_CUSTOMER);
        assertThat(dispute(first).getDueAt()).isEqualTo(dueAt.plus(Duration.ofDays(30)));
        assertThat(dispute(first).getProgress().getMerged()).isEmpty();
        assertThat(links()).isEmpty();
        assertThat(timeline(first)).last().isEqualTo("split " + number(dispute(second)) + " 2");
        assertThat(timeline(second)).last().isEqualTo("split " + number(dispute(first)) + " 1");
        merge(second, first);
        assertThat(dispute(second).getStatus()).isEqualTo(DisputeStatus.CLOSED);
    }

    @Test
    void a_dispute_is_not_split_from_one_that_is_over_or_was_decided() {
        merge(first, second);
        perform(second, new DisputeCommand.Decide(Outcome.MERCHANT, null, "No"));
        assertRefused(() -> split(first), "is Resolved");
        perform(second, new DisputeCommand.Appeal("Why?"));
        assertRefused(() -> split(first), "after a decision on dispute " + number(dispute(second)));
        perform(second, new DisputeCommand.Close());
        assertRefused(() -> split(first), "is Closed");
        assertThat(dispute(first).getStatus()).isEqualTo(DisputeStatus.CLOSED);
    }

    @Test
    void only_open_disputes_without_a_decision_and_without_merged_ones_are_merged() {
        merge(first, second);
        String hub = number(dispute(second));
        assertRefused(() -> merge(first, third), "merge is not allowed while the dispute is Closed");
        assertRefused(() -> merge(third, first), "is merged into dispute " + hub);
        assertRefused(() -> merge(second, third), "is not allowed while others are merged into this dispute");
        assertRefused(() -> split(third), "split is not allowed while the dispute is Waiting for shop");
        perform(third, new DisputeCommand.Decide(Outcome.MERCHANT, null, "No"));
        assertRefused(() -> merge(third, second), "Resolved");
        perform(third, new DisputeCommand.Appeal("Why?"));
        assertRefused(() -> merge(third, second), "Under review");
    }

    @Test
    void the_other_dispute_exists_and_is_of_the_same_customer_and_merchant() {
        UUID ofAnother = database.inTransaction(em -> {
            Shop shop = new Shop(em);
            return shop.dispute(null, NOON).getId();
        });
        UUID ofAnotherCustomer = database.inTransaction(em -> new Staff(em, clock(), merchant)
                .open(new CustomerData(null, "李", null, "li@mail.example", null, List.of()), "INV#1")
                .getId());
        for (UUID into : List.of(ofAnother, ofAnotherCustomer, first, UUID.randomUUID())) {
            assertThatThrownBy(() -> merge(first, into))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("into must be");
        }
        assertThatThrownBy(() -> link(first, LinkKind.RELATED, ofAnother)).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> merge(ofAnother, first)).isInstanceOf(UnknownResourceException.class);
        link(first, LinkKind.RELATED, ofAnotherCustomer);
        assertThat(links()).containsExactly("RELATED", "RELATED");
    }

    @Test
    void links_are_seen_from_both_sides_and_replaced_and_removed() {
        link(first, LinkKind.DUPLICATE_OF, second);
        link(second, LinkKind.HAS_DUPLICATE, first);
        assertThat(links()).containsExactly("DUPLICATE_OF", "HAS_DUPLICATE");
        link(second, LinkKind.RELATED, first);
        assertThat(links()).containsExactly("RELATED", "RELATED");
        perform(first, new PairCommand.Unlink(second.toString(), null));
        perform(first, new PairCommand.Unlink(second.toString(), null));
        assertThat(links()).isEmpty();
        String other = number(dispute(second));
        assertThat(timeline(first))
                .containsExactly(
                        "link DUPLICATE_OF " + other + " 1", "link RELATED " + other + " 1", "unlink " + other + " 1");
        assertThat(timeline(second)).first().isEqualTo("link HAS_DUPLICATE " + number(dispute(first)) + " 1");
    }

    @Test
    void a_link_outlives_a_merge_and_its_split() {
        link(first, LinkKind.DUPLICATE_OF, second);
        merge(first, second);
        perform(first, new PairCommand.Unlink(second.toString(), null));
        assertThat(links()).containsExactly("HAS_MERGED", "MERGED_INTO");
        link(first, LinkKind.RELATED, second);
        split(first);
        assertThat(links()).containsExactly("RELATED", "RELATED");
    }

    @Test
    void a_dispute_has_a_bounded_number_of_links() {
        List<UUID> others = database.inTransaction(em -> {
            Shop shop = new Shop(em);
            merchant = shop.id();
            return IntStream.rangeClosed(0, InputLimits.LINKS + 1)
                    .mapToObj(i -> shop.dispute(null, NOON).getId())
                    .toList();
        });
        UUID hub = others.get(0);
        IntStream.rangeClosed(1, InputLimits.LINKS).forEach(i -> link(others.get(i), LinkKind.RELATED, hub));
        UUID last = others.get(InputLimits.LINKS + 1);
        assertRefused(() -> link(last, LinkKind.RELATED, hub), "has 50 links");
        link(others.get(1), LinkKind.DUPLICATE_OF, hub);
    }

    @Test
    void a_merge_checks_the_state_that_was_read() {
        assertThatThrownBy(() -> database.inTransaction(em -> {
                    new TestInjector(em, clock())
                            .get(DisputeCommandService.class)
                            .execute(
                                    merchant,
                                    first,
                                    Preconditions.of("\"99\"", null),
                                    new PairCommand.Merge(second.toString(), null),
                                    new Member("anna", "Anna"));
                    return null;
                }))
                .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void of_two_merges_in_opposite_directions_one_wins_and_none_waits_for_ever() {
        List<Callable<@Nullable Object>> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.add(() -> refused(() -> merge(first, second)));
            calls.add(() -> refused(() -> merge(second, first)));
        }
        Concurrently.calls(calls);

        assertThat(List.of(dispute(first).getStatus(), dispute(second).getStatus()))
                .containsExactlyInAnyOrder(DisputeStatus.CLOSED, DisputeStatus.WAITING_FOR_SHOP);
        assertThat(links()).containsExactly("HAS_MERGED", "MERGED_INTO");
    }

    private static @Nullable Object refused(Runnable merge) {
        try {
            merge.run();
            return null;
        } catch (ConflictException e) {
            return e;
        }
    }

    @Test
    void edits_and_merges_at_the_same_time_overwrite_nothing() throws SQLException {
        List<Callable<@Nullable Object>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String tag = "t" + i;
            UUID tagged = i % 2 == 0 ? first : second;
            calls.add(() -> {
                perform(tagged, new TriageCommand.Tag(List.of(tag), List.of()));
                return null;
            });
        }
        calls.add(() -> {
            merge(first, second);
            return null;
        });
        Concurrently.calls(calls);

        assertThat(dispute(first).getTriage().getTags()).hasSize(4);
        assertThat(dispute(second).getTriage().getTags()).hasSize(4);
        assertThat(timeline(first)).hasSize(5);
        assertThat(timeline(second)).hasSize(5);
        assertThat(dispute(first).getStatus()).isEqualTo(DisputeStatus.CLOSED);
    }

    @Test
    void the_number_of_a_merged_complaint_stands_for_the_one_that_continues_it() {
        long number = dispute(first).getTicketNumber();
        merge(first, second);
        CustomerComplaintService.ActionResult added = database.inTransaction(em -> new TestInjector(em, clock())
                .get(CustomerComplaintService.class)
                .addText(zoe(), number, "It is red.")
                .orElseThrow());
        assertThat(added.done()).isTrue();
        assertThat(added.dispute().getId()).isEqualTo(second);
        assertThat(timeline(second)).last().asString().startsWith("comment CUSTOMER");
        CustomerComplaintService.ActionResult cancelled = database.inTransaction(em -> new TestInjector(em, clock())
                .get(CustomerComplaintService.class)
                .cancel(zoe(), number)
                .orElseThrow());
        assertThat(cancelled.done()).isTrue();
        assertThat(dispute(second).getStatus()).isEqualTo(DisputeStatus.CANCELLED);
        assertThat(dispute(first).getStatus()).isEqualTo(DisputeStatus.CLOSED);
    }

    private ChannelUser zoe() {
        return new ChannelUser(merchant, "TELEGRAM", "51342", null, null, null);
    }
}
