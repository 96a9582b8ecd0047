package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Member;
import org.redress.dispute.Priority;
import org.redress.dispute.Shop;
import org.redress.dispute.TriageCommand;
import org.redress.http.QueryParameters;
import org.redress.paging.PageRequest;
import org.redress.problem.InvalidRequestException;
import org.redress.search.DisputeField;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeFilterParams;
import org.redress.search.DisputeQueryService;
import org.redress.search.DisputeRow;
import org.redress.security.Callers;

/** Assignee, priority and tags in the real databases, as the list finds them. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class DisputeCommandServiceTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Member ANNA = new Member("anna", "Anna");
    private static final Member BERT = new Member("bert", "Bert");

    @Parameter
    TestDatabase database;

    private int merchant;
    private UUID first;
    private UUID second;

    @BeforeEach
    void create_two_disputes() {
        database.inTransaction(em -> {
            Shop shop = new Shop(em);
            merchant = shop.id();
            first = shop.dispute(null, NOON).getId();
            second = shop.dispute(null, NOON.plusSeconds(60)).getId();
            return null;
        });
    }

    private void perform(UUID dispute, TriageCommand command) {
        database.inTransaction(em -> {
            new Staff(em, CLOCK, merchant).perform(dispute, command);
            return null;
        });
    }

    private void tag(UUID dispute, List<String> add, List<String> remove) {
        perform(dispute, new TriageCommand.Tag(add, remove));
    }

    /** Returns the ids of the filtered disputes, as Anna sees them. */
    private List<UUID> list(String... parameters) {
        MultivaluedHashMap<String, String> sent = new MultivaluedHashMap<>();
        IntStream.range(0, parameters.length / 2).forEach(i -> sent.add(parameters[2 * i], parameters[2 * i + 1]));
        QueryParameters query = new QueryParameters(sent);
        DisputeFilter filter = DisputeFilterParams.filter(Callers.named("anna", merchant), query, NOON);
        var sort = DisputeFilterParams.sort(query);
        query.throwIfAny();
        return database.inTransaction(em -> new TestInjector(em, CLOCK)
                .get(DisputeQueryService.class).page(filter, sort, new PageRequest(10, 1, null)).rows().stream()
                        .map(DisputeRow::id)
                        .toList());
    }

    private String column(DisputeField field) {
        return database.inTransaction(em -> new TestInjector(em, CLOCK)
                .get(DisputeQueryService.class)
                .find(merchant, first)
                .orElseThrow()
                .get(field, String.class));
    }

    private List<String> details() {
        return texts("select action || ' ' || coalesce(detail, '') from timeline_entries"
                + " where merchant_id = ?1 and dispute_id = '" + first + "' order by position");
    }

    private List<String> texts(String sql) {
        List<?> rows = database.inTransaction(
                em -> em.createNativeQuery(sql).setParameter(1, merchant).getResultList());
        return rows.stream().map(Object::toString).toList();
    }

    @Test
    void a_dispute_is_found_by_its_assignee() {
        perform(first, new TriageCommand.Assign(ANNA));

        assertThat(list("assignee", "ME")).containsExactly(first);
        assertThat(list("assignee", "anna")).containsExactly(first);
        assertThat(list("assignee", "none")).containsExactly(second);

        perform(first, new TriageCommand.Take(BERT));
        assertThat(list("assignee", "me")).isEmpty();
        perform(first, new TriageCommand.Unassign());
        assertThat(list("assignee", "none")).containsExactly(second, first);
        assertThat(details()).containsExactly("assign Anna", "take ", "unassign Bert");
    }

    @Test
    void disputes_are_found_by_their_priorities_and_sorted_by_them() {
        perform(first, new TriageCommand.Prioritize(Priority.URGENT));

        assertThat(list("priority", "high,urgent")).containsExactly(first);
        assertThat(list("priority", "LOW")).isEmpty();
        assertThat(list("sortBy", "priority")).containsExactly(first, second);
        assertThat(list("sortBy", "priority", "sortMethod", "asc")).containsExactly(second, first);
    }

    @Test
    void disputes_are_sorted_by_the_names_of_assignees_and_those_of_nobody_come_last() {
        perform(first, new TriageCommand.Assign(BERT));
        assertThat(list("sortBy", "AgentAssignee", "sortMethod", "asc")).containsExactly(first, second);
        perform(second, new TriageCommand.Assign(ANNA));
        assertThat(list("sortBy", "AgentAssignee", "sortMethod", "asc")).containsExactly(second, first);
    }

    @Test
    void a_tag_is_found_in_any_case_and_has_the_spelling_of_the_last_call() {
        tag(first, List.of("vip", "Straße"), List.of());
        tag(first, List.of("VIP"), List.of());

        assertThat(list("tag", "Vip")).containsExactly(first);
        assertThat(list("tag", "x,STRASSE")).containsExactly(first);
        assertThat(column(DisputeField.WRITTEN_TAGS)).isEqualTo("VIP\nStraße");

        tag(first, List.of(), List.of("vIP"));
        assertThat(list("tag", "vip")).isEmpty();
        assertThat(details()).containsExactly("tag +2 -0", "tag +0 -0", "tag +0 -1");
    }

    @Test
    void a_dispute_has_at_most_twenty_tags() {
        List<String> twenty = IntStream.range(0, 20).mapToObj(i -> "t" + i).toList();
        tag(first, twenty, List.of());

        assertThatThrownBy(() -> tag(first, List.of("more"), List.of())).isInstanceOf(InvalidRequestException.class);
        tag(first, List.of("more"), List.of("T0"));
        assertThat(list("tag", "more")).containsExactly(first);
        assertThat(list("tag", "t0")).isEmpty();
    }

    @Test
    void a_command_that_changes_nothing_has_no_timeline_entry() {
        perform(first, new TriageCommand.Unassign());
        perform(first, new TriageCommand.Prioritize(Priority.NORMAL));
        tag(first, List.of(), List.of("x"));

        assertThat(details()).isEmpty();
    }

    @Test
    void an_invalid_filter_is_rejected() {
        for (List<String> bad :
                List.of(List.of("priority", "top"), List.of("tag", ","), List.of("assignee", "\u0007"))) {
            assertThatThrownBy(() -> list(bad.get(0), bad.get(1))).isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void others_see_for_a_minute_who_has_a_dispute_open() {
        assertThat(present(ANNA, NOON)).isEmpty();
        assertThat(present(BERT, NOON.plusSeconds(20))).containsExactly("Anna");
        assertThat(present(ANNA, NOON.plusSeconds(30))).containsExactly("Bert");
        assertThat(present(ANNA, NOON.plusSeconds(80))).isEmpty();
    }

    private List<String> present(Member member, Instant now) {
        return database.inTransaction(em -> new TestInjector(em, CLOCK)
                .get(PresenceService.class).record(merchant, first, member, now).stream()
                        .map(Presence::getStaffName)
                        .toList());
    }

    @Test
    void presences_of_before_are_deleted() {
        present(ANNA, NOON);
        present(BERT, NOON.plusSeconds(59));
        database.inTransaction(
                em -> new TestInjector(em, CLOCK).get(PresenceService.class).deleteGone(NOON.plusSeconds(61)));

        assertThat(texts("select staff_id from presences where merchant_id = ?1"))
                .containsExactly("bert");
    }
}
