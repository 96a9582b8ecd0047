package org.redress.bench.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import lombok.Getter;
import lombok.Setter;

/** An event, in a table like Redress' outbox, which no relay reads. */
@Entity
@Table(name = "bench_outbox")
@Getter
@Setter
class OutboxRow {
    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private UUID id;

    private Integer merchantId;
    private String type;
    private String subjectType;
    private String subjectId;
    private Long subjectVersion;
    private Long ticketNumber;
    private Instant occurredAt;
    private String changedFields;
    private UUID customerId;
}
