package org.redress.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.digest.Sha256;
import org.redress.dispute.Shop;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Links that are used once, on both databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class ExportLinkServiceTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String CALLER = Sha256.of("caller");

    @Parameter
    TestDatabase database;

    private final String digest = Sha256.of(UUID.randomUUID().toString());

    private <T> T links(Function<ExportLinkService, T> work) {
        return database.inTransaction(
                em -> work.apply(new TestInjector(em, Clock.systemUTC()).get(ExportLinkService.class)));
    }

    /** Adds a link that expires at noon. */
    private int merchantWithLink() {
        int merchant = Objects.requireNonNull(database.inTransaction(em -> new Shop(em).id()));
        links(service -> {
            service.add(new ExportLink(merchant, digest, CALLER, NOON, false));
            return merchant;
        });
        return merchant;
    }

    private Optional<String> use(int merchant, String used, Instant now) {
        return links(service -> service.use(merchant, used, now)).map(Caller::name);
    }

    @Test
    void a_link_is_used_once() {
        int merchant = merchantWithLink();

        assertThat(use(merchant, digest, NOON.minusMillis(1))).contains(CALLER);
        assertThat(use(merchant, digest, NOON.minusMillis(1))).isEmpty();
    }

    @Test
    void of_several_uses_at_once_one_succeeds() {
        int merchant = merchantWithLink();

        assertThat(Concurrently.callers(4, n -> () -> use(merchant, digest, NOON.minusSeconds(1))))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    void an_expired_link_and_one_of_another_merchant_or_digest_is_none() {
        int merchant = merchantWithLink();
        int other = Objects.requireNonNull(database.inTransaction(em -> new Shop(em).id()));

        assertThat(use(merchant, digest, NOON)).isEmpty();
        assertThat(use(other, digest, NOON.minusSeconds(1))).isEmpty();
        assertThat(use(merchant, Sha256.of("guess"), NOON.minusSeconds(1))).isEmpty();
        assertThat(use(merchant, digest, NOON.minusSeconds(1))).contains(CALLER);
    }

    @Test
    void only_expired_links_are_deleted() {
        int merchant = merchantWithLink();
        String later = Sha256.of(digest);
        links(service -> {
            service.add(new ExportLink(merchant, later, CALLER, NOON.plusSeconds(1), true));
            return merchant;
        });

        boolean more = links(service -> service.deleteExpiredBatch(NOON.plusSeconds(1)));
        assertThat(more).isFalse();

        assertThat(use(merchant, digest, NOON.minusSeconds(1))).isEmpty();
        assertThat(use(merchant, later, NOON)).contains(CALLER);
    }

    @Test
    void a_link_keeps_whether_its_creator_reads_internal_comments_and_its_merchant() {
        int merchant = merchantWithLink();
        String ofStaff = Sha256.of(digest);
        links(service -> {
            service.add(new ExportLink(merchant, ofStaff, CALLER, NOON, true));
            return merchant;
        });

        Instant before = NOON.minusSeconds(1);
        Optional<Caller> ofViewer = links(service -> service.use(merchant, digest, before));
        Optional<Caller> ofMerchant = links(service -> service.use(merchant, ofStaff, before));
        assertThat(ofViewer.orElseThrow().roles()).isEmpty();
        assertThat(ofMerchant.orElseThrow().roles()).containsExactly(Role.MERCHANT);
        assertThat(ofMerchant.orElseThrow().clientIds()).containsExactly(merchant);
    }
}
