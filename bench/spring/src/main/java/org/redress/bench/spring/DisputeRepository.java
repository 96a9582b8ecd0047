package org.redress.bench.spring;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;

interface DisputeRepository extends JpaRepository<Dispute, java.util.UUID>, JpaSpecificationExecutor<Dispute> {
    /** Reads a page. Attachments are not in the graph (they would be paged in memory), but read in one batch. */
    @Override
    @EntityGraph(attributePaths = {"reason", "customer", "merchant"})
    Page<Dispute> findAll(Specification<Dispute> specification, Pageable page);

    Optional<Dispute> findFirstByMerchantAndCustomerAndFingerprintAndCreatedAtAfterOrderByCreatedAt(
            Merchant merchant, Customer customer, String fingerprint, Instant since);

    Optional<Dispute> findByMerchantIdAndTicketNumberAndCustomer(
            Integer merchantId, Long ticketNumber, Customer customer);

    @Query(value = "select nextval('ticket_number')", nativeQuery = true)
    long nextTicketNumber();
}
