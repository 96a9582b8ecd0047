package org.redress.bench.spring;

import jakarta.persistence.QueryHint;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.jpa.AvailableHints;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

interface ExportRepository extends Repository<ExportedDispute, UUID> {
    /** Reads through a cursor of the database, 500 rows at a time. */
    @Query("select d from ExportedDispute d join fetch d.customer join fetch d.reason"
            + " where d.merchant.id = :merchantId order by d.createdAt desc, d.id desc")
    @QueryHints({
        @QueryHint(name = AvailableHints.HINT_FETCH_SIZE, value = "500"),
        @QueryHint(name = AvailableHints.HINT_READ_ONLY, value = "true")
    })
    Stream<ExportedDispute> findAllOf(Integer merchantId);
}
