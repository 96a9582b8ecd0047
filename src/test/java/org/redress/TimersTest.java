package org.redress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaMethod;
import jakarta.ejb.Schedule;
import jakarta.ejb.Timeout;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.timer.TestTimers;

/** All timer methods: a server removes a timer whose method fails twice, until the restart. */
class TimersTest {
    static List<Method> timers() {
        return ArchitectureTest.PRODUCT.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method ->
                        Stream.of(Schedule.class, Timeout.class).anyMatch(timer -> method.isAnnotatedWith(timer)))
                .map(JavaMethod::reflect)
                .toList();
    }

    @Test
    void there_are_timers() {
        assertThat(timers()).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payara", "payara-server"})
    void Payara_allows_the_shortest_interval(String server) throws ReflectiveOperationException {
        List<Long> intervals = new ArrayList<>();
        for (Method timer : timers()) {
            for (Field field : timer.getDeclaringClass().getDeclaredFields()) {
                if (field.getName().equals("INTERVAL_MILLIS")) {
                    field.setAccessible(true);
                    intervals.add(field.getLong(null));
                }
            }
        }
        assertThat(Path.of("server-config", server, "boot.asadmin"))
                .content()
                .contains("ejb-timer-service.minimum-delivery-interval-in-millis=" + Collections.min(intervals) + "\n");
    }

    /** Payara ignores the attribute of a timer's method: all steps of a run would be one transaction. */
    @ParameterizedTest
    @MethodSource("timers")
    void the_steps_of_a_timer_have_transactions_of_their_own(Method timer) {
        TransactionAttribute transactions = timer.getDeclaringClass().getAnnotation(TransactionAttribute.class);
        TransactionManagement management = timer.getDeclaringClass().getAnnotation(TransactionManagement.class);
        assertThat(transactions != null && transactions.value() == TransactionAttributeType.NOT_SUPPORTED
                        || management != null && management.value() == TransactionManagementType.BEAN)
                .as(timer.getDeclaringClass().getName())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("timers")
    void a_failing_step_does_not_leave_the_method(Method timer) throws ReflectiveOperationException {
        Constructor<?> constructor = timer.getDeclaringClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        // Without its other dependencies, each step fails
        Object bean = constructor.newInstance();
        Field runs = timer.getDeclaringClass().getDeclaredField("runs");
        runs.setAccessible(true);
        runs.set(bean, TestTimers.startedAt(Clock.systemUTC()));
        timer.setAccessible(true);
        assertThatCode(() -> timer.invoke(bean)).doesNotThrowAnyException();
    }
}
