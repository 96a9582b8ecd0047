package org.redress.operator;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Objects;

/** Appends changes to the audit log. */
@Stateless
public class AuditLogService {
    @PersistenceContext
    EntityManager em;

    /** Locks the log until the end of the transaction. A change locks it before it locks a merchant. */
    public void lock() {
        em.find(AuditLog.class, AuditLog.ID, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Appends an entry. The transaction has locked the log. */
    public void append(Instant at, String operator, int merchantId, String action, String detail) {
        AuditLog log = Objects.requireNonNull(em.find(AuditLog.class, AuditLog.ID));
        em.persist(log.append(at, operator, merchantId, action, detail));
    }
}
