package org.redress.digest;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Copies of a record, each with one value changed, also inside of its lists and records. */
public final class ChangedRecords {
    private ChangedRecords() {}

    /** @param record without null values, so that each of its components is changed */
    public static <R extends Record> List<R> of(R record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        List<R> changed = new ArrayList<>();
        for (int n = 0; n < components.length; n++) {
            Object[] values = Arrays.stream(components)
                    .map(component -> value(record, component))
                    .toArray();
            int position = n;
            changes(values[n]).distinct().forEach(other -> changed.add(copy(record, position, other, values)));
        }
        return changed;
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // A constructor of the record's own class
    private static <R extends Record> R copy(R record, int position, Object other, Object[] values) {
        Object[] arguments = values.clone();
        arguments[position] = other;
        Class<?>[] types = Arrays.stream(record.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class[]::new);
        try {
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (R) constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<?> changes(Object value) {
        if (value instanceof List<?> list) {
            Stream<List<?>> elements = IntStream.range(0, list.size()).boxed().flatMap(n -> changes(list.get(n))
                    .map(other -> with(list, n, other)));
            return Stream.concat(elements, Stream.of(list.subList(1, list.size()), List.of()));
        } else if (value instanceof Record record) {
            return of(record).stream();
        } else if (value instanceof String text) {
            return Stream.of(text + "x", text.substring(1), "");
        } else if (value instanceof UUID || value instanceof Locale || value instanceof Currency) {
            return Stream.of(value.getClass() == UUID.class ? new UUID(1, 2) : other(value));
        } else if (value instanceof Integer number) {
            return Stream.of(number + 1);
        } else if (value instanceof BigDecimal number) {
            return Stream.of(number.add(BigDecimal.ONE));
        } else if (value instanceof Instant instant) {
            return Stream.of(instant.plusNanos(1_000));
        } else if (value instanceof Enum<?> constant) {
            return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                    .filter(other -> other != constant);
        }
        throw new IllegalArgumentException("no other value is known for " + value);
    }

    private static Object other(Object value) {
        return value instanceof Locale ? Locale.forLanguageTag("eo") : Currency.getInstance("USD");
    }

    private static List<?> with(List<?> list, int position, Object other) {
        List<Object> changed = new ArrayList<>(list);
        changed.set(position, other);
        return changed;
    }
}
