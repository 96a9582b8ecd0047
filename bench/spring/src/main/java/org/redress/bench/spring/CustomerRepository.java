package org.redress.bench.spring;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface CustomerRepository extends JpaRepository<Customer, UUID> {
    @Query(
            "select i.customer from ChannelIdentity i where i.merchant.id = :merchantId and i.channel = :channel and i.uid = :uid")
    Optional<Customer> find(Integer merchantId, String channel, String uid);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select c from Customer c where c.merchant.id = :merchantId and c.id = (select i.customer.id from ChannelIdentity i"
                    + " where i.merchant.id = :merchantId and i.channel = :channel and i.uid = :uid)")
    Optional<Customer> findAndLock(Integer merchantId, String channel, String uid);
}
