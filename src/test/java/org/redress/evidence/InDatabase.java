package org.redress.evidence;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redress.database.Services;
import org.redress.database.TestDatabase;
import org.redress.dispute.AttachmentRow;
import org.redress.limits.Bulkhead;
import org.redress.security.Caller;

/** The services as a server would call them, each call in a transaction of its own, and what stands around them. */
public record InDatabase(TestDatabase database, Clock clock) {
    static final Caller SHOP = new Caller("shop", Set.of("merchant"), Set.of(1));

    private <S, T> T call(Class<S> service, Function<S, T> call) {
        return database.inTransaction(em -> call.apply(new Services(em, clock).get(service)));
    }

    Optional<Long> room(int merchantId, UUID disputeId) {
        return call(EvidenceService.class, service -> service.room(merchantId, disputeId));
    }

    Optional<List<AttachmentRow>> add(int merchantId, UUID disputeId, List<Evidence> files) {
        return call(EvidenceService.class, service -> service.add(merchantId, disputeId, files, "anna"));
    }

    void erase(List<UUID> caseIds) {
        call(StagingService.class, service -> {
            service.eraseOf(caseIds, "(erased)", clock.instant());
            return null;
        });
    }

    Optional<StoredFile> find(Collection<Integer> merchantIds, UUID disputeId, UUID attachmentId) {
        return call(EvidenceService.class, service -> service.find(merchantIds, disputeId, attachmentId));
    }

    Optional<byte[]> thumbnail(StoredFile file) {
        return call(EvidenceService.class, service -> service.thumbnail(file));
    }

    StagingService staging() {
        return new StagingService() {
            @Override
            public int begin(String store, Collection<UUID> ids) {
                return call(StagingService.class, service -> service.begin(store, ids));
            }

            @Override
            public List<StagedFile> abandon(Collection<UUID> ids) {
                return call(StagingService.class, service -> service.abandon(ids));
            }

            @Override
            public List<StagedFile> abandonOlderThan(Duration age, int most) {
                return call(StagingService.class, service -> service.abandonOlderThan(age, most));
            }

            @Override
            public List<StagedFile> erasedOf(UUID customerId, int most) {
                return call(StagingService.class, service -> service.erasedOf(customerId, most));
            }

            @Override
            public int forget(UUID id) {
                return call(StagingService.class, service -> service.forget(id));
            }
        };
    }

    private PieceService pieces() {
        return new PieceService() {
            @Override
            public int write(UUID fileId, int first, List<byte[]> pieces) {
                return call(PieceService.class, service -> service.write(fileId, first, pieces));
            }

            @Override
            public Optional<byte[]> read(UUID fileId, int position) {
                return call(PieceService.class, service -> service.read(fileId, position));
            }

            @Override
            public int delete(UUID fileId) {
                return call(PieceService.class, service -> service.delete(fileId));
            }
        };
    }

    /** @param settings by their variables in the environment */
    public Stores stores(Map<String, String> settings) {
        Stores stores = new Stores();
        stores.pieces = pieces();
        stores.bulkhead = new Bulkhead(5, 10, 100);
        stores.config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        settings.entrySet().stream()
                                .collect(Collectors.toMap(entry -> key(entry.getKey()), Map.Entry::getValue)),
                        "test",
                        100))
                .build();
        return stores;
    }

    private static String key(String variable) {
        return variable.toLowerCase().replaceFirst("_", ".").replace('_', '-');
    }

    public Depot depot(Stores stores) {
        Depot depot = new Depot();
        depot.stores = stores;
        depot.staging = staging();
        depot.bulkhead = stores.bulkhead;
        return depot;
    }

    /** How many pieces lie in the database, and how many files are noted as staged. */
    long rows(String entity) {
        return database.inTransaction(em -> em.createQuery("select count(e) from " + entity + " e", Long.class)
                .getSingleResult());
    }
}
