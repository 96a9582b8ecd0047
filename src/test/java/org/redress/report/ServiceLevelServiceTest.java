package org.redress.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.ActionContexts;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.DisputeTag;
import org.redress.dispute.Outcome;
import org.redress.dispute.Shop;
import org.redress.report.DisputeStatistics.Amount;
import org.redress.report.ServiceLevels.Punctuality;
import org.redress.report.ServiceLevels.ServiceLevelGroup;
import org.redress.search.DisputeFilter;

/** Service levels of disputes that were counted by hand, in both databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class ServiceLevelServiceTest {
    private static final Instant OPENED = Instant.parse("2023-12-01T00:00:00Z");
    private static final Instant IN_TIME = OPENED.plus(Duration.ofHours(1));
    private static final Instant LATE = OPENED.plus(Duration.ofDays(9));
    private static final DisputeCommand REFUND = new DisputeCommand.Decide(Outcome.CUSTOMER, null, "Yes");
    private static final Punctuality NONE = new Punctuality(0, 0);

    @Parameter
    TestDatabase database;

    @Test
    void answers_and_decisions_are_in_time_or_late_by_reason() {
        int merchant = with(shop -> {
            REFUND.applyTo(shop.dispute(10203, shop.order("a", "10.00"), OPENED), ActionContexts.merchant(IN_TIME));
            REFUND.applyTo(shop.dispute(10203, shop.order("b", "0.50"), OPENED), ActionContexts.merchant(LATE));
            shop.dispute(10203, shop.order("c", "1000", "JPY"), OPENED);
            shop.dispute(10205, null, LATE);
            return shop.id();
        });
        assertThat(groups(merchant, ServiceLevelKey.REASON))
                .containsExactly(
                        new ServiceLevelGroup(
                                "10203",
                                "I have a problem with the product",
                                3,
                                1,
                                new Punctuality(1, 1),
                                new Punctuality(1, 1),
                                0,
                                List.of(new Amount("EUR", "10.50", "10.50"), new Amount("JPY", "1000", "1000"))),
                        new ServiceLevelGroup(
                                "10205", "I have a problem with the order", 1, 0, NONE, NONE, 0, List.of()));
    }

    @Test
    void a_first_answer_after_the_escalation_is_late_though_the_decision_has_a_deadline_of_its_own() {
        Instant escalated = OPENED.plus(ActionContexts.TERM.plusDays(1));
        int merchant = with(shop -> {
            Dispute dispute = shop.dispute(10203, null, ActionContexts.customer(OPENED));
            new DisputeCommand.Escalate(null).applyTo(dispute, ActionContexts.clock(escalated));
            return shop.id();
        });
        assertThat(groups(merchant, ServiceLevelKey.OUTCOME)).singleElement().satisfies(group -> {
            assertThat(group.key()).isNull();
            assertThat(group.firstAnswer()).isEqualTo(new Punctuality(0, 1));
        });
        database.inTransaction(em -> {
            Dispute dispute = em.createQuery("select d from Dispute d where d.merchantId = :id", Dispute.class)
                    .setParameter("id", merchant)
                    .getSingleResult();
            return REFUND.applyTo(dispute, ActionContexts.merchant(escalated.plusSeconds(60)));
        });
        assertThat(groups(merchant, ServiceLevelKey.OUTCOME)).singleElement().satisfies(group -> {
            assertThat(group.key()).isEqualTo("CUSTOMER");
            assertThat(group.firstAnswer()).isEqualTo(new Punctuality(0, 1));
            assertThat(group.decision()).isEqualTo(new Punctuality(1, 0));
        });
    }

    @Test
    void groups_are_assignees_sources_and_tags_of_the_filtered_disputes() {
        int merchant = with(shop -> {
            Dispute dispute = shop.dispute(10203, null, OPENED);
            shop.em.persist(new DisputeTag(dispute, "Rush"));
            shop.em.persist(new DisputeTag(dispute, "李"));
            shop.em.persist(new DisputeTag(shop.dispute(10203, null, OPENED), "rush"));
            shop.dispute(10203, null, OPENED);
            return shop.id();
        });
        with(shop -> shop.dispute(10203, null, OPENED));
        database.run("update disputes set assignee_id = 'anna', assignee_name = 'Zoë O''Brien', appealed_at ="
                + " current_timestamp where merchant_id = " + merchant + " and exists (select 1 from dispute_tags t"
                + " where t.dispute_id = disputes.id)");
        assertThat(groups(merchant, ServiceLevelKey.TAG))
                .extracting(ServiceLevelGroup::key, ServiceLevelGroup::count)
                .containsExactly(tuple("rush", 2L), tuple("李", 1L));
        assertThat(groups(merchant, ServiceLevelKey.ASSIGNEE))
                .extracting(ServiceLevelGroup::name, ServiceLevelGroup::count, ServiceLevelGroup::reopened)
                .containsExactly(tuple("Zoë O'Brien", 2L, 2L), tuple(null, 1L, 0L));
        assertThat(groups(merchant, ServiceLevelKey.SOURCE))
                .extracting(ServiceLevelGroup::count)
                .containsExactly(3L);
        DisputeFilter resolved = new DisputeFilter(merchant, null, Set.of(DisputeStatus.RESOLVED), null, null);
        for (ServiceLevelKey by : ServiceLevelKey.values()) {
            assertThat(of(resolved, by).orElseThrow().groups()).as(by.name()).isEmpty();
        }
    }

    @Test
    void more_groups_than_a_call_returns_are_refused() {
        int merchant = with(shop -> {
            Dispute dispute = shop.dispute(10203, null, OPENED);
            for (int n = 0; n <= ServiceLevelService.GROUPS; n++) {
                shop.em.persist(new DisputeTag(dispute, "tag " + n));
            }
            return shop.id();
        });
        assertThat(of(DisputeFilter.allOf(merchant), ServiceLevelKey.TAG)).isEmpty();
    }

    private List<ServiceLevelGroup> groups(int merchant, ServiceLevelKey by) {
        return of(DisputeFilter.allOf(merchant), by).orElseThrow().groups();
    }

    private Optional<ServiceLevels> of(DisputeFilter filter, ServiceLevelKey by) {
        return database.inTransaction(em -> new TestInjector(em, Clock.systemUTC())
                .get(ServiceLevelService.class)
                .of(filter, by, LATE));
    }

    private <T> T with(Function<Shop, T> work) {
        return database.inTransaction(em -> work.apply(new Shop(em)));
    }
}
