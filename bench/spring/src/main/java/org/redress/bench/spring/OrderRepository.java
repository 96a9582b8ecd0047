package org.redress.bench.spring;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface OrderRepository extends JpaRepository<CustomerOrder, UUID> {
    Optional<CustomerOrder> findByMerchantIdAndOrderIdAndCustomer(
            Integer merchantId, String orderId, Customer customer);
}
