package org.redress.storage;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.limits.Bulkhead;
import org.redress.security.Caller;
import org.redress.security.Callers;

/** Storage as on a server: each call of a service in a transaction of its own. */
public record TransactionalStorage(TestDatabase database, Clock clock) {
    public static final Caller SHOP = Callers.named("shop", 1);

    private <S, T> T call(Class<S> service, Function<S, T> call) {
        return database.inTransaction(em -> call.apply(new TestInjector(em, clock).get(service)));
    }

    public StagingService staging() {
        return new StagingService() {
            @Override
            public int stage(int merchantId, String store, Collection<UUID> ids) {
                return call(StagingService.class, service -> service.stage(merchantId, store, ids));
            }

            @Override
            public List<StagedFile> abandon(int merchantId, Collection<UUID> ids) {
                return call(StagingService.class, service -> service.abandon(merchantId, ids));
            }

            @Override
            public List<StagedFile> abandonOlderThan(Duration age, int most) {
                return call(StagingService.class, service -> service.abandonOlderThan(age, most));
            }

            @Override
            public int delete(BlobReference blob) {
                return call(StagingService.class, service -> service.delete(blob));
            }
        };
    }

    private ChunkService pieces() {
        return new ChunkService() {
            @Override
            public int write(int merchantId, UUID fileId, int first, List<byte[]> pieces) {
                return call(ChunkService.class, service -> service.write(merchantId, fileId, first, pieces));
            }

            @Override
            public Optional<byte[]> read(int merchantId, UUID fileId, int position) {
                return call(ChunkService.class, service -> service.read(merchantId, fileId, position));
            }

            @Override
            public int delete(int merchantId, UUID fileId) {
                return call(ChunkService.class, service -> service.delete(merchantId, fileId));
            }
        };
    }

    /** @param settings values by environment variable */
    public BlobStores stores(Map<String, String> settings) {
        BlobStores stores = new BlobStores();
        stores.chunks = pieces();
        stores.bulkhead = new Bulkhead(5, 10, 100, 100);
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
        return variable.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }

    public BlobStorage depot(BlobStores stores) {
        BlobStorage blobs = new BlobStorage();
        blobs.stores = stores;
        blobs.staging = staging();
        blobs.bulkhead = stores.bulkhead;
        return blobs;
    }

    /** Returns the number of rows, such as chunks in the database or staged files. */
    public long rows(String entity) {
        return database.inTransaction(em -> em.createQuery("select count(e) from " + entity + " e", Long.class)
                .getSingleResult());
    }
}
