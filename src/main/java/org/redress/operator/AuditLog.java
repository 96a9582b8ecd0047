package org.redress.operator;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Length and last hash of the log of all operators' changes. It is one row; each change locks it, so that changes
 * follow one another.
 */
@Entity
@Table(name = "audit_log")
public class AuditLog {
    /** Id of the only row. */
    static final Integer ID = 1;

    @Id
    private Integer id;

    private int length;

    private @Nullable String hash;

    protected AuditLog() {}

    /** Creates the next entry, chained to the last one. The caller persists it. */
    AuditEntry append(Instant at, String operator, int merchantId, String action, String detail) {
        AuditEntry entry = new AuditEntry(length + 1, hash, at, operator, merchantId, action, detail);
        length = length + 1;
        hash = entry.getHash();
        return entry;
    }
}
