package org.redress.bench.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import lombok.Getter;
import lombok.Setter;

/** The first entry of a dispute's timeline. */
@Entity
@Table(name = "timeline_entries")
@IdClass(TimelineEntry.Key.class)
@Getter
@Setter
class TimelineEntry {
    record Key(Integer merchantId, UUID disputeId, Integer position) implements Serializable {}

    @Id
    private Integer merchantId;

    @Id
    private UUID disputeId;

    @Id
    private Integer position;

    private Instant happenedAt;
    private String action;
    private String actor;
    private String source;
    private Integer statusAfter;
    private String hash;
}
