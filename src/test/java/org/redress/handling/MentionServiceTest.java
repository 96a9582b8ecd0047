package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Attachment;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Member;
import org.redress.dispute.Shop;
import org.redress.dispute.Visibility;
import org.redress.http.QueryParameters;
import org.redress.http.SliceRequest;
import org.redress.http.Uris;
import org.redress.paging.PageRequest;
import org.redress.problem.InvalidRequestException;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeFilterParams;
import org.redress.search.DisputeQueryService;
import org.redress.search.DisputeRow;
import org.redress.search.DisputeSort;
import org.redress.security.Caller;
import org.redress.security.Callers;
import org.redress.security.Role;
import org.redress.staff.Sighting;
import org.redress.staff.StaffService;

/** Mentions of staff in comments, and the list's filter by them, in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class MentionServiceTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Member ANNA = new Member("anna", "Anna");

    @Parameter
    TestDatabase database;

    private int merchant;
    private UUID first;
    private UUID second;
    private UUID attachment;

    @BeforeEach
    void create_two_disputes_and_two_members() {
        database.inTransaction(em -> {
            Shop shop = new Shop(em);
            merchant = shop.id();
            var dispute = shop.dispute(null, NOON);
            first = dispute.getId();
            Attachment file = shop.attachment(dispute, "a.png");
            attachment = file.getId();
            second = shop.dispute(null, NOON.plusSeconds(60)).getId();
            return null;
        });
        database.inTransaction(em -> {
            StaffService staff = new TestInjector(em, CLOCK).get(StaffService.class);
            staff.store(new Sighting(merchant, "anna", "Anna"));
            staff.store(new Sighting(merchant, "bert", "Bert"));
            return null;
        });
    }

    private DisputeCommandService.AddedComment comment(
            EntityManager em, UUID dispute, Visibility visibility, String text, List<UUID> attachments) {
        return new TestInjector(em, CLOCK)
                .get(DisputeCommandService.class)
                .addComment(merchant, dispute, new DisputeCommand.AddComment(visibility, text, attachments), ANNA);
    }

    private List<CommentView.MentionView> comment(UUID dispute, Visibility visibility, String text) {
        return database.inTransaction(em -> comment(em, dispute, visibility, text, List.of())).mentions().stream()
                .map(CommentView.MentionView::of)
                .toList();
    }

    private List<CommentView> comments(EntityManager em, Set<Visibility> readable) {
        SliceRequest slice = SliceRequest.of(Uris.of("http://localhost/", new MultivaluedHashMap<>()), 100);
        return new TestInjector(em, CLOCK)
                .get(DisputeHistoryQueryService.class)
                .comments(merchant, first, slice, readable);
    }

    private List<UUID> list(Caller caller, String mentioned) {
        MultivaluedHashMap<String, String> sent = new MultivaluedHashMap<>();
        sent.add("mentioned", mentioned);
        QueryParameters query = new QueryParameters(sent);
        DisputeFilter filter = DisputeFilterParams.filter(caller, query, NOON);
        query.throwIfAny();
        return database.inTransaction(em -> new TestInjector(em, CLOCK)
                        .get(DisputeQueryService.class)
                        .page(filter, DisputeSort.DEFAULT, new PageRequest(10, 1, null))
                        .rows()
                        .stream()
                        .map(DisputeRow::id)
                        .toList());
    }

    private Caller bert() {
        return Callers.named("bert", merchant);
    }

    private Caller viewer() {
        return new Caller(bert().identity(), Set.of(Role.VIEWER), Set.of(merchant));
    }

    @Test
    void a_comment_of_the_shop_mentions_members_of_its_staff() {
        var anna = new CommentView.MentionView("anna", "Anna");
        var bert = new CommentView.MentionView("bert", "Bert");
        assertThat(comment(first, Visibility.INTERNAL, "@bert, @nobody and @anna: see 1@bert.example"))
                .containsExactly(anna, bert);
        assertThat(comment(first, Visibility.MERCHANT, "@bert!")).containsExactly(bert);

        List<CommentView> shown = database.inTransaction(em -> comments(em, EnumSet.allOf(Visibility.class)));
        assertThat(shown).extracting(CommentView::mentions).containsExactly(List.of(anna, bert), List.of(bert));
    }

    @Test
    void a_comment_for_the_customer_mentions_nobody() {
        assertThat(comment(first, Visibility.CUSTOMER, "@bert")).isEmpty();
        assertThat(list(bert(), "me")).isEmpty();
    }

    @Test
    void disputes_are_found_by_the_members_whom_their_comments_mention() {
        comment(first, Visibility.INTERNAL, "@bert");
        comment(first, Visibility.INTERNAL, "Again @bert");
        comment(second, Visibility.MERCHANT, "@bert @anna");

        assertThat(list(bert(), "ME")).containsExactly(second, first);
        assertThat(list(bert(), "anna")).containsExactly(second);
        assertThat(list(bert(), "nobody")).isEmpty();
        assertThat(list(viewer(), "me")).containsExactly(second);
        assertThatThrownBy(() -> list(bert(), "\u0007")).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void staff_and_mentions_of_other_merchants_are_not_found() {
        int other = database.inTransaction(em -> new Shop(em).id());
        comment(first, Visibility.INTERNAL, "@bert");

        assertThat(list(Callers.named("bert", other), "me")).isEmpty();
        database.inTransaction(em -> {
            new TestInjector(em, CLOCK).get(StaffService.class).store(new Sighting(other, "carl", "Carl"));
            return null;
        });
        assertThat(comment(first, Visibility.INTERNAL, "@carl")).isEmpty();
    }

    @Test
    void mentions_take_one_statement_for_all_members_and_one_for_all_mentions() {
        // Caches what they read
        comment(first, Visibility.INTERNAL, "@bert");
        long plain = statements("No mention", Visibility.INTERNAL);
        assertThat(statements("@bert @anna @nobody", Visibility.INTERNAL)).isEqualTo(plain + 2);
        assertThat(statements("@bert @anna @nobody", Visibility.CUSTOMER)).isGreaterThanOrEqualTo(plain);
        assertThat(database.statementsOf(em -> comments(em, EnumSet.allOf(Visibility.class))))
                .isEqualTo(3);
        assertThat(database.statementsOf(em -> comments(em, EnumSet.of(Visibility.CUSTOMER))))
                .isEqualTo(2);
    }

    private long statements(String text, Visibility visibility) {
        return database.statementsOf(em -> comment(em, first, visibility, text, List.of()));
    }

    @Test
    void a_comment_has_attachments_of_its_dispute() {
        database.inTransaction(em -> comment(em, first, Visibility.INTERNAL, "See", List.of(attachment)));

        List<CommentView> shown = database.inTransaction(em -> comments(em, EnumSet.allOf(Visibility.class)));
        assertThat(shown).extracting(CommentView::attachments).containsExactly(List.of(attachment));
        assertThatThrownBy(() -> database.inTransaction(
                        em -> comment(em, second, Visibility.INTERNAL, "See", List.of(attachment))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("attachment");
    }
}
