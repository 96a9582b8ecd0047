package org.redress.event;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import java.util.UUID;
import org.redress.key.OwnedEntity;

/** Event that has no number yet. */
@Entity
@Table(name = "outbox")
public class OutboxEntry extends OwnedEntity {
    @Valid
    @Embedded
    private EventData data;

    protected OutboxEntry() {}

    OutboxEntry(int merchantId, UUID id, EventData data) {
        super(merchantId, id);
        this.data = data;
    }

    EventData getData() {
        return data;
    }
}
