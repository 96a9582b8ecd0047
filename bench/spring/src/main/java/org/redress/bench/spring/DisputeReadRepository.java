package org.redress.bench.spring;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface DisputeReadRepository extends JpaRepository<DisputeRead, DisputeRead.Key> {
    List<DisputeRead> findByMerchantIdAndStaffIdAndDisputeIdIn(
            Integer merchantId, String staffId, Collection<UUID> disputeIds);
}
