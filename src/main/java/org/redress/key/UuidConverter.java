package org.redress.key;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a UUID to the driver. EclipseLink's own conversion fails for null. EclipseLink 5 sends PostgreSQL bytes for a
 * column that an association has, too.
 */
@Converter
public class UuidConverter implements AttributeConverter<UUID, UUID> {
    @Override
    public @Nullable UUID convertToDatabaseColumn(@Nullable UUID id) {
        return id;
    }

    @Override
    public @Nullable UUID convertToEntityAttribute(@Nullable UUID column) {
        return column;
    }
}
