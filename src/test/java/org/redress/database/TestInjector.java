package org.redress.database;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.redress.deadline.TimeLimit;
import org.redress.reason.ReferenceDataService;

/** Puts a service together as the server would, around one entity manager. */
public final class TestInjector {
    /** One for each database, as an application has it. */
    private static final Map<EntityManagerFactory, ReferenceDataService.ReferenceDataCache> CACHES =
            new ConcurrentHashMap<>();

    private final EntityManager em;
    private final Clock clock;

    public TestInjector(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    public <T> T get(Class<T> type) {
        try {
            T service = type.getConstructor().newInstance();
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    field.set(service, dependency(field.getType()));
                }
            }
            return service;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object dependency(Class<?> type) {
        if (type == ReferenceDataService.ReferenceDataCache.class) {
            return CACHES.computeIfAbsent(
                    em.getEntityManagerFactory(), database -> new ReferenceDataService.ReferenceDataCache());
        } else if (type == EntityManager.class) {
            return em;
        } else if (type == Clock.class) {
            return clock;
        } else if (type == Duration.class) {
            return Duration.ofHours(4);
        } else if (type == TimeLimit.class) {
            return TimeLimit.of("PT24H");
        } else if (type == long.class) {
            // Bytes of a case
            return 52_428_800L;
        }
        if (type == Event.class) {
            // Nobody listens here
            return Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
        }
        return get(type);
    }
}
