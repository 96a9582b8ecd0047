package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.RaiseComplaintService;
import org.redress.dispute.Shop;
import org.redress.event.EventRelayService;
import org.redress.fulltext.SearchIndexService;
import org.redress.order.Order;
import org.redress.party.ChannelUser;
import org.redress.problem.UnknownResourceException;

/** Similar disputes in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class SimilarDisputeServiceTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    @Parameter
    TestDatabase database;

    private int merchant;

    private Map<UUID, String> similarTo(UUID id) {
        return database.inTransaction(em -> new TestInjector(em, CLOCK)
                .get(SimilarDisputeService.class).find(merchant, id).stream()
                        .collect(Collectors.toMap(similar -> similar.dispute().getId(), similar -> similar.reasons()
                                .toString())));
    }

    @Test
    void disputes_of_the_customer_the_order_and_its_products_are_similar_for_two_weeks() {
        UUID[] ids = database.inTransaction(em -> {
            Shop shop = new Shop(em);
            merchant = shop.id();
            Order kettle = shop.order("1", "10.00");
            Order another = shop.order("2", "10.00");
            return new UUID[] {
                shop.dispute(kettle, NOON).getId(),
                shop.dispute(kettle, NOON.plus(Duration.ofDays(14))).getId(),
                shop.dispute(another, NOON.minus(Duration.ofDays(14))).getId(),
                shop.dispute(null, NOON).getId(),
                shop.dispute(kettle, NOON.plus(Duration.ofDays(14)).plusSeconds(1))
                        .getId()
            };
        });
        database.inTransaction(em -> new Shop(em).dispute(null, NOON));

        assertThat(similarTo(ids[0]))
                .isEqualTo(Map.of(ids[1], "[CUSTOMER, ORDER, ITEM]", ids[2], "[CUSTOMER, ITEM]", ids[3], "[CUSTOMER]"));
        assertThatThrownBy(() -> similarTo(UUID.randomUUID())).isInstanceOf(UnknownResourceException.class);
    }

    @Test
    void a_dispute_with_nearly_the_same_text_is_similar_once_it_is_indexed() {
        merchant = database.inTransaction(em -> new Shop(em).id());
        UUID first = raise("1", "The screens of both phones are broken since Monday.");
        UUID second = raise("2", "since Monday the screens of both phones are broken");
        raise("3", "Both phones arrived on Monday; their screens are broken, and the box was open");
        assertThat(similarTo(first)).isEmpty();
        index();

        assertThat(similarTo(first)).isEqualTo(Map.of(second, "[TEXT]"));
    }

    private UUID raise(String uid, String text) {
        return database.inTransaction(em -> new TestInjector(em, CLOCK)
                .get(RaiseComplaintService.class)
                .raise(
                        new ChannelUser(merchant, "TELEGRAM", uid, null, null),
                        new ComplaintDetails("TELEGRAM", null, "products-related", text, null),
                        () -> {})
                .map(raised -> raised.dispute().getId())
                .orElseThrow());
    }

    /** Does what the timers do. */
    private void index() {
        database.inTransaction(
                em -> new TestInjector(em, CLOCK).get(EventRelayService.class).relay(merchant, 1_000));
        while (database.inTransaction(
                em -> new TestInjector(em, CLOCK).get(SearchIndexService.class).indexNext(merchant))) {
            // Until nothing is left
        }
    }
}
