package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Dispute;
import org.redress.dispute.Member;
import org.redress.dispute.Shop;
import org.redress.dispute.TriageCommand;
import org.redress.dispute.Visibility;
import org.redress.paging.PageRequest;
import org.redress.party.ChannelUser;
import org.redress.problem.UnknownResourceException;
import org.redress.search.DisputeField;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeQueryService;
import org.redress.search.DisputeRow;
import org.redress.search.DisputeSort;
import org.redress.search.Reader;

/** The last activity of disputes, and which of them are unread for two members of staff, in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class ReadServiceTest {
    private static final Instant NOON = Instant.parse("2020-11-29T12:00:00.123456Z");
    private static final Member ANNA = new Member("anna", "Anna");
    private static final Member BERT = new Member("bert", "Bert");
    private static final Duration KEPT = Duration.ofDays(90);

    @Parameter
    TestDatabase database;

    private int merchant;
    private UUID dispute;
    private long ticketNumber;

    @BeforeEach
    void create_a_dispute() {
        database.inTransaction(em -> {
            Shop shop = new Shop(em);
            merchant = shop.id();
            Dispute raised = shop.dispute(null, NOON);
            dispute = raised.getId();
            ticketNumber = raised.getTicketNumber();
            return null;
        });
    }

    private static TestInjector services(EntityManager em, Instant now) {
        return new TestInjector(em, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void comment(Member member, Instant at) {
        database.inTransaction(em -> {
            new Staff(em, Clock.fixed(at, ZoneOffset.UTC), merchant, member)
                    .addComment(dispute, Visibility.INTERNAL, "Called");
            return null;
        });
    }

    private void read(Member member) {
        database.inTransaction(em -> {
            services(em, NOON).get(ReadService.class).record(merchant, dispute, member);
            return null;
        });
    }

    private DisputeRow row(Member reader, Instant now) {
        return database.inTransaction(em -> services(em, now)
                .get(DisputeQueryService.class)
                .page(
                        DisputeFilter.allOf(merchant),
                        DisputeSort.DEFAULT,
                        new PageRequest(10, 1, null),
                        new Reader(reader.id(), now.minus(KEPT)))
                .rows()
                .get(0));
    }

    private boolean isUnread(Member reader) {
        return Boolean.TRUE.equals(row(reader, NOON.plusSeconds(60)).get(DisputeField.UNREAD, Boolean.class));
    }

    private List<String> rows() {
        List<?> found = database.inTransaction(em -> em.createNativeQuery(
                        "select staff_id from dispute_reads where merchant_id = ?1 order by staff_id")
                .setParameter(1, merchant)
                .getResultList());
        return found.stream().map(Object::toString).toList();
    }

    @Test
    void a_dispute_is_unread_until_the_member_of_staff_has_read_it() {
        assertThat(List.of(isUnread(ANNA), isUnread(BERT))).containsExactly(true, true);

        read(ANNA);
        assertThat(List.of(isUnread(ANNA), isUnread(BERT))).containsExactly(false, true);
    }

    @Test
    void a_change_by_somebody_else_makes_it_unread_again() {
        read(ANNA);
        read(BERT);
        comment(BERT, NOON.plusSeconds(1));
        assertThat(List.of(isUnread(ANNA), isUnread(BERT))).containsExactly(true, false);

        read(ANNA);
        read(ANNA);
        assertThat(isUnread(ANNA)).isFalse();
        assertThat(rows()).containsExactly("anna", "bert");
    }

    @Test
    void the_own_change_is_read_even_without_a_mark() {
        comment(ANNA, NOON.plusSeconds(1));
        assertThat(List.of(isUnread(ANNA), isUnread(BERT))).containsExactly(false, true);
        assertThat(rows()).isEmpty();
    }

    @Test
    void it_does_not_matter_whose_clock_is_ahead() {
        comment(BERT, NOON.plusSeconds(59));
        // The node's clock is at noon
        read(ANNA);
        assertThat(isUnread(ANNA)).isFalse();

        comment(BERT, NOON.plusSeconds(58));
        assertThat(isUnread(ANNA)).isTrue();
    }

    @Test
    void reading_changes_nothing_of_the_dispute() {
        String tag = row(ANNA, NOON).tag();
        read(ANNA);
        assertThat(row(ANNA, NOON).tag()).isEqualTo(tag);
        DisputeRow alone = database.inTransaction(em -> services(em, NOON)
                .get(DisputeQueryService.class)
                .find(merchant, dispute)
                .orElseThrow());
        assertThat(alone.get(DisputeField.UNREAD, Boolean.class)).isNull();
    }

    @Test
    void the_values_of_an_entity_tag_change_with_the_mark() {
        assertThat(isReadInKeys(ANNA)).isFalse();
        read(ANNA);
        assertThat(isReadInKeys(ANNA)).isTrue();
        assertThat(isReadInKeys(BERT)).isFalse();
        comment(BERT, NOON.plusSeconds(1));
        assertThat(isReadInKeys(ANNA)).isFalse();
    }

    private boolean isReadInKeys(Member reader) {
        return database.inTransaction(em -> services(em, NOON)
                .get(DisputeQueryService.class)
                .keys(
                        new DisputeFilter(merchant, Long.toString(ticketNumber), Set.of(), null, null),
                        DisputeSort.DEFAULT,
                        new PageRequest(10, 1, null),
                        new Reader(reader.id(), NOON.minus(KEPT)))
                .shown()
                .get(0)
                .isRead());
    }

    @Test
    void an_activity_counts_as_read_after_a_time_and_its_mark_is_deleted() {
        read(ANNA);
        comment(BERT, NOON.plusSeconds(1));
        read(BERT);
        Instant later = NOON.plus(KEPT);
        assertThat(row(ANNA, later).get(DisputeField.UNREAD, Boolean.class)).isTrue();
        assertThat(row(ANNA, later.plusSeconds(2)).get(DisputeField.UNREAD, Boolean.class))
                .isFalse();

        deleteExpired(later);
        assertThat(rows()).containsExactly("anna", "bert");
        deleteExpired(later.plusSeconds(1));
        assertThat(rows()).containsExactly("bert");
    }

    private void deleteExpired(Instant now) {
        boolean more;
        do {
            more = database.inTransaction(em -> services(em, now)
                    .with(Map.of("reads.kept", KEPT.toString()))
                    .get(ReadService.class)
                    .deleteNextExpired());
        } while (more);
    }

    @Test
    void an_unknown_dispute_or_one_of_another_merchant_is_not_marked() {
        int other = database.inTransaction(em -> new Shop(em).id());
        for (Map.Entry<Integer, UUID> unknown :
                Set.of(Map.entry(merchant, UUID.randomUUID()), Map.entry(other, dispute))) {
            assertThatThrownBy(() -> database.inTransaction(em -> {
                        services(em, NOON).get(ReadService.class).record(unknown.getKey(), unknown.getValue(), ANNA);
                        return null;
                    }))
                    .isInstanceOf(UnknownResourceException.class);
        }
        assertThat(rows()).isEmpty();
    }

    @Test
    void the_last_activity_is_that_of_the_last_entry_whoever_made_it() {
        assertThat(lastActivity()).containsExactly("CUSTOMER", null, null, NOON);

        Instant taken = NOON.plusSeconds(1);
        database.inTransaction(em -> {
            new Staff(em, Clock.fixed(taken, ZoneOffset.UTC), merchant, BERT)
                    .perform(dispute, new TriageCommand.Take(BERT));
            return null;
        });
        assertThat(lastActivity()).containsExactly("MERCHANT", "bert", "Bert", taken);

        Instant written = NOON.plusSeconds(2);
        database.inTransaction(em -> {
            services(em, written)
                    .get(CustomerComplaintService.class)
                    .addText(new ChannelUser(merchant, "TELEGRAM", "51342", null, null), ticketNumber, "Hello?");
            return null;
        });
        assertThat(lastActivity()).containsExactly("CUSTOMER", null, null, written);
    }

    private List<Object> lastActivity() {
        DisputeRow row = row(ANNA, NOON.plusSeconds(60));
        return Stream.of(
                        DisputeField.LAST_ACTOR,
                        DisputeField.LAST_ACTOR_ID,
                        DisputeField.LAST_ACTOR_NAME,
                        DisputeField.LAST_ACTIVITY_AT)
                .map(field -> field == DisputeField.LAST_ACTOR
                        ? String.valueOf(row.get(field, Object.class))
                        : row.get(field, Object.class))
                .toList();
    }
}
