package org.redress.bench.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import lombok.Getter;
import lombok.Setter;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;

/** A dispute with all columns of an export. The list reads {@link Dispute}, which has fewer. */
@Entity
@Immutable
@Table(name = "disputes")
@Getter
@Setter
class ExportedDispute {
    @Id
    private UUID id;

    private Long ticketNumber;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Merchant merchant;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Reason reason;

    private String source;
    private String description;
    private String orderId;
    private String orderNumber;
    private String invoiceId;
    private Instant invoiceDate;
    private String trackingId;
    private BigDecimal amount;
    private BigDecimal disputeAmount;
    private String currency;
    private Integer statusId;
    private Instant dueAt;
    private Instant createdAt;
    private Instant updatedAt;
    private String outcome;
    private BigDecimal decidedAmount;
    private String decisionText;
    private Instant decidedAt;
    private String assigneeId;
    private String assigneeName;
    private Integer priority;
    private String tags;
    private Long mergedIntoNumber;
    private String lastActor;
    private String lastActorId;
    private String lastActorName;

    @Formula("(select count(*) from attachments a where a.dispute_id = id)")
    private Integer attachments;
}
