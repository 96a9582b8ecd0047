package org.redress.party;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.security.Caller;
import org.redress.security.CallerIdentity;
import org.redress.security.Role;

/** Names of tokens, in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class MerchantNamesTest {
    private static final AtomicInteger MERCHANTS = new AtomicInteger(910_000);

    @Parameter
    TestDatabase database;

    private final MerchantNameCache cache = new MerchantNameCache();
    private final int id = MERCHANTS.incrementAndGet();

    @BeforeEach
    void insert_a_merchant() {
        database.inTransaction(em -> {
            MerchantData data = new MerchantData(
                    "Shop " + id,
                    "care@shop.example",
                    "DE",
                    ZoneId.of("UTC"),
                    null,
                    List.of(),
                    List.of("Org-" + id, "alias-" + id),
                    List.of("bot-" + id));
            em.persist(Merchant.draft(id, data, Instant.EPOCH));
            return id;
        });
    }

    private MerchantNames names(EntityManager em) {
        MerchantNames names = new MerchantNames();
        names.stored = new MerchantNameService();
        names.stored.em = em;
        names.cached = cache;
        return names;
    }

    private Caller caller(String client, String... names) {
        return new Caller(
                new CallerIdentity("https://sso.redress.example", "s", client, Set.of(1)),
                null,
                Set.of(Role.MERCHANT),
                Set.of(1),
                Set.of(names),
                null);
    }

    @Test
    void the_names_of_a_token_are_read_by_one_statement_and_then_known() {
        Caller caller = caller("bot-" + id, "Org-" + id, "alias-" + id, "unknown-" + id);
        assertThat(database.statementsOf(em -> names(em).open(caller))).isEqualTo(1);
        assertThat(database.statementsOf(em -> names(em).open(caller))).isZero();
        assertThat(database.<Caller>inTransaction(em -> names(em).open(caller))
                        .identity()
                        .merchantIds())
                .containsExactlyInAnyOrder(1, id);
        cache.remove(new MerchantChanged(id));
        assertThat(database.statementsOf(em -> names(em).open(caller))).isEqualTo(1);
    }

    @Test
    void a_token_without_names_costs_no_statement() {
        Caller caller = caller(null);
        assertThat(database.statementsOf(em -> names(em).openForChat(caller))).isZero();
    }

    @Test
    void a_name_in_another_case_opens_nothing_and_a_client_the_chat_alone() {
        Caller caller = caller("bot-" + id, "ORG-" + id);
        assertThat(database.<Caller>inTransaction(em -> names(em).open(caller))).isEqualTo(caller);
        assertThat(database.<Caller>inTransaction(em -> names(em).openForChat(caller))
                        .identity()
                        .merchantIds())
                .containsExactlyInAnyOrder(1, id);
    }
}
