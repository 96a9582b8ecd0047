package org.redress.database;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.redress.Stub;
import org.redress.reason.ReferenceDataCache;

/** Puts a service together as the server would, around one entity manager. */
public final class TestInjector {
    /** One for each database, as an application has it. */
    private static final Map<EntityManagerFactory, ReferenceDataCache> CACHES = new ConcurrentHashMap<>();

    private static final Config DEFAULTS =
            new SmallRyeConfigBuilder().withSources(defaults()).build();

    private final EntityManager em;
    private final Clock clock;
    private final Config config;

    /** Creates services with the default settings. */
    public TestInjector(EntityManager em, Clock clock) {
        this(em, clock, DEFAULTS);
    }

    private TestInjector(EntityManager em, Clock clock, Config config) {
        this.em = em;
        this.clock = clock;
        this.config = config;
    }

    /** Returns services with these settings, and the defaults of all others. */
    public TestInjector with(Map<String, String> settings) {
        Config given = new SmallRyeConfigBuilder()
                .withSources(defaults(), new PropertiesConfigSource(settings, "test", 200))
                .build();
        return new TestInjector(em, clock, given);
    }

    private static ConfigSource defaults() {
        try {
            return new PropertiesConfigSource(
                    TestInjector.class.getResource("/META-INF/microprofile-config.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns a service with its dependencies; settings have their defaults.
     *
     * @throws java.util.NoSuchElementException if a setting has no default
     */
    public <T> T get(Class<T> type) {
        try {
            Optional<T> created = createByConstructor(type);
            if (created.isPresent()) {
                return created.get();
            }
            T service = type.getConstructor().newInstance();
            for (Field field : type.getDeclaredFields()) {
                if (field.getAnnotations().length > 0) {
                    field.setAccessible(true);
                    field.set(service, dependency(field.getType(), field));
                }
            }
            return service;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> Optional<T> createByConstructor(Class<T> type) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.isAnnotationPresent(Inject.class)) {
                return Optional.of(type.cast(constructor.newInstance(Stream.of(constructor.getParameters())
                        .map(parameter -> dependency(parameter.getType(), parameter))
                        .toArray())));
            }
        }
        return Optional.empty();
    }

    private Object dependency(Class<?> type, AnnotatedElement place) {
        ConfigProperty setting = place.getAnnotation(ConfigProperty.class);
        if (setting != null) {
            return type == Optional.class
                    ? config.getOptionalValue(setting.name(), String.class)
                    : config.getValue(setting.name(), type);
        } else if (type == ReferenceDataCache.class) {
            return CACHES.computeIfAbsent(em.getEntityManagerFactory(), database -> new ReferenceDataCache());
        } else if (type == EntityManager.class) {
            return em;
        } else if (type == Clock.class) {
            return clock;
        } else if (type == Event.class) {
            Stub.Answer nothing = event -> null;
            return Stub.answering(type, Map.of("fire", nothing));
        }
        return get(type);
    }
}
