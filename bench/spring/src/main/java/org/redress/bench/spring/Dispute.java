package org.redress.bench.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lombok.Getter;
import lombok.Setter;

@Entity
@Table(name = "disputes")
@Getter
@Setter
/** A dispute as an entity, with its associations. */
class Dispute {
    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private UUID id;

    private Long ticketNumber;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Merchant merchant;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Reason reason;

    private String source;
    private String category;
    private String description;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_uuid")
    private CustomerOrder order;

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
    private String searchText;
    private String fingerprint;
    private String idempotencyKey;
    private String assigneeId;
    private String assigneeName;
    private Integer priority = 1;
    private String tags = "";
    private Long version = 0L;
    private UUID mergedInto;
    private Long mergedIntoNumber;
    private String lastActor = "CUSTOMER";
    private String lastActorId;
    private String lastActorName;

    @OneToMany(mappedBy = "dispute")
    @OrderBy("createdAt, id")
    private List<Attachment> attachments = new ArrayList<>();
}
