package org.redress.savedview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Shop;
import org.redress.http.Preconditions;
import org.redress.problem.ConflictException;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Callers;

/** Views of the dispute list in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class SavedViewServiceTest {
    private static final Instant NOW = Instant.parse("2023-12-04T10:00:00Z");
    private static final Preconditions ANY = Preconditions.of("*", null);

    @Parameter
    TestDatabase database;

    private Caller anna;
    private Caller jonas;

    @BeforeEach
    void open() {
        database.inTransaction(em -> {
            Shop shop = new Shop(em);
            anna = Callers.named("anna", shop.id());
            jonas = Callers.named("jonas", shop.id());
            return shop.dispute(null, NOW);
        });
    }

    @Test
    void each_merchant_has_three_views() {
        assertThat(views(anna)).extracting(SavedView::given).containsExactly("NEEDS_ANSWER", "OVERDUE", "MINE");
    }

    @Test
    void a_private_view_exists_for_its_owner_alone() {
        UUID id = create(anna, "Zoë's 李", "tag=rush", false).id();
        assertThat(names(anna)).containsExactly("Zoë's 李");
        assertThat(names(jonas)).isEmpty();
        assertThatThrownBy(() -> with(service -> service.get(jonas, id))).isInstanceOf(UnknownResourceException.class);
        assertThatThrownBy(() -> replace(jonas, id, ANY, new SavedViewData("Mine now", "", true)))
                .isInstanceOf(UnknownResourceException.class);
        assertThatThrownBy(() -> delete(jonas, id, ANY)).isInstanceOf(UnknownResourceException.class);
        assertThat(names(anna)).containsExactly("Zoë's 李");
    }

    @Test
    void a_shared_view_belongs_to_all_staff_of_the_merchant_and_to_no_other() {
        UUID id = create(anna, "Rush", "tag=rush", true).id();
        replace(jonas, id, ANY, new SavedViewData("Hurry", "tag=hurry", true));
        assertThat(views(anna).get(3)).satisfies(view -> {
            assertThat(view.name()).isEqualTo("Hurry");
            assertThat(view.owner()).isEqualTo(new SavedView.Owner("anna", anna.name()));
        });
        Caller before = anna;
        open();
        assertThat(names(anna)).isEmpty();
        assertThatThrownBy(() -> with(service -> service.get(anna, id))).isInstanceOf(UnknownResourceException.class);
        delete(before, id, ANY);
        assertThat(names(before)).isEmpty();
    }

    @Test
    void views_of_staff_stand_by_name_regardless_of_case() {
        create(anna, "b", "", true);
        create(anna, "C", "", false);
        create(jonas, "A", "", true);
        assertThat(names(anna)).containsExactly("A", "b", "C");
    }

    @Test
    void a_view_changes_only_in_the_state_that_was_read_unless_the_data_is_equal() {
        SavedView created = create(anna, "Rush", "tag=rush", true);
        Preconditions state = Preconditions.of('"' + created.tag() + '"', null);
        SavedViewData hurry = new SavedViewData("Hurry", "tag=rush", true);
        replace(anna, created.id(), state, hurry);
        // The same call again, after its answer was lost
        replace(anna, created.id(), state, hurry);
        assertThatThrownBy(() -> replace(anna, created.id(), state, new SavedViewData("Other", "", true)))
                .isInstanceOf(PreconditionFailedException.class);
        assertThatThrownBy(() -> delete(anna, created.id(), state)).isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void the_numbers_of_private_and_shared_views_are_limited_each() {
        create(anna, "1", "", false);
        create(anna, "2", "", false);
        UUID shared = create(anna, "3", "", true).id();
        create(jonas, "4", "", false);
        create(anna, "5", "", true);
        assertThatThrownBy(() -> create(anna, "6", "", false))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("a member of staff has at most 2 such views");
        assertThatThrownBy(() -> create(jonas, "6", "", true))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("a merchant shares at most 2 such views");
        assertThatThrownBy(() -> replace(jonas, shared, ANY, new SavedViewData("3", "", false)))
                .as("A shared view becomes private to its owner")
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void numbers_of_disputes_are_those_of_the_reader() {
        create(anna, "All", "", true);
        create(anna, "Of the reader", "assignee=me", true);
        database.run("update disputes set assignee_id = 'jonas' where merchant_id = " + anna.merchantId());
        assertThat(counts(anna)).containsExactly(1, 0, 0, 1, 0);
        assertThat(counts(jonas)).containsExactly(1, 0, 1, 1, 1);
    }

    @Test
    void numbers_are_exact_up_to_a_thousand() {
        create(anna, "All", "", true);
        database.inTransaction(em -> {
            Shop shop = new Shop(em);
            anna = Callers.named("anna", shop.id());
            for (int n = 0; n < 1_001; n++) {
                shop.dispute(null, NOW);
            }
            return shop.zoe;
        });
        create(anna, "All", "", true);
        assertThat(counted(anna).get(3).count()).isEqualTo(new SavedView.Count(1_000, false));
        database.run("delete from timeline_entries where merchant_id = " + anna.merchantId());
        database.run("delete from disputes where merchant_id = %1$d and ticket_number =".formatted(anna.merchantId())
                + " (select min(d.ticket_number) from disputes d where d.merchant_id = %1$d)"
                        .formatted(anna.merchantId()));
        assertThat(counted(anna).get(3).count()).isEqualTo(new SavedView.Count(1_000, true));
    }

    @Test
    void a_view_that_cannot_be_read_any_more_leaves_the_others_their_numbers() {
        create(anna, "All", "", true);
        create(anna, "Old", "", true);
        database.run("update saved_views set query = 'colour=red' where name = 'Old'");
        assertThat(counted(anna)).last().extracting(SavedView::count).isNull();
        assertThat(counted(anna).get(3).count()).isEqualTo(new SavedView.Count(1, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            colour=red            | query must have parameters of the list alone
            pageSize=10           | query must have parameters of the list alone
            status=99             | status must be a status id
            ?status=1             | query must have parameters of the list alone
            tag=%                 | query must be a query string
            customerId=66a7ac09-8441-3b61-ba8b-47cf28bcd69e | query must not select one customer
            customer=zoe@example.com                        | query must not select one customer
            %63ustomer=zoe@example.com                      | query must not select one customer
            """)
    void a_query_has_known_parameters_and_selects_no_customer(String query, String rule) {
        assertThatThrownBy(() -> SavedViewData.read(
                        Json.createObjectBuilder(Map.of("name", "View", "query", query))
                                .build(),
                        anna,
                        NOW))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(rule)
                .satisfies(e -> assertThat(((InvalidRequestException) e).violations())
                        .allSatisfy(violation -> assertThat(violation.place()).isEqualTo("body /query")));
    }

    private SavedView create(Caller caller, String name, String query, boolean shared) {
        return with(service -> service.create(caller, new SavedViewData(name, query, shared)));
    }

    private SavedView replace(Caller caller, UUID id, Preconditions conditions, SavedViewData data) {
        return with(service -> service.replace(caller, id, conditions, data));
    }

    private void delete(Caller caller, UUID id, Preconditions conditions) {
        with(service -> {
            service.delete(caller, id, conditions);
            return id;
        });
    }

    private List<SavedView> views(Caller caller) {
        return with(service -> service.list(caller));
    }

    private List<String> names(Caller caller) {
        return views(caller).stream().skip(3).map(SavedView::name).toList();
    }

    private List<SavedView> counted(Caller caller) {
        return with(service -> service.counted(service.list(caller), caller));
    }

    private List<Integer> counts(Caller caller) {
        return counted(caller).stream().map(view -> view.count().value()).toList();
    }

    private <T> T with(Function<SavedViewService, T> work) {
        return database.inTransaction(em -> work.apply(new TestInjector(em, Clock.fixed(NOW, ZoneOffset.UTC))
                .with(Map.of("view.number", "2"))
                .get(SavedViewService.class)));
    }
}
