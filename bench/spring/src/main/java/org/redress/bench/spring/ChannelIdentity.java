package org.redress.bench.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import lombok.Getter;
import lombok.Setter;

@Entity
@Table(name = "channel_identities")
@Getter
@Setter
class ChannelIdentity {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Merchant merchant;

    private String channel;
    private String uid;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;
}
