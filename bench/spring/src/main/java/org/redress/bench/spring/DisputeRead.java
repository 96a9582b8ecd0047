package org.redress.bench.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import lombok.Getter;
import lombok.Setter;

/** The version of a dispute that a person has read. */
@Entity
@Table(name = "dispute_reads")
@IdClass(DisputeRead.Key.class)
@Getter
@Setter
class DisputeRead {
    /** The person of all requests, which Redress reads from the token. */
    static final String READER = "viewer";

    record Key(Integer merchantId, UUID disputeId, String staffId) implements Serializable {}

    @Id
    private Integer merchantId;

    @Id
    private UUID disputeId;

    @Id
    private String staffId;

    private Long readVersion;
}
