package org.redress.key;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes a UUID that may be null: EclipseLink's own conversion fails for null. */
@Converter
public class NullableUuidConverter implements AttributeConverter<UUID, UUID> {
    @Override
    public @Nullable UUID convertToDatabaseColumn(@Nullable UUID id) {
        return id;
    }

    @Override
    public @Nullable UUID convertToEntityAttribute(@Nullable UUID column) {
        return column;
    }
}
