package org.redress.operator;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * Entry of the audit log on the wire.
 *
 * @param position position in the log, from 1
 * @param at ISO 8601 instant, UTC
 * @param operator name of the operator from the token
 * @param detail the changed fields with their values, or the operator's reason
 * @param hash 64 hexadecimal digits
 */
@JsonbPropertyOrder({"position", "at", "operator", "clientId", "action", "detail", "hash"})
public record AuditEntryView(
        int position, String at, String operator, int clientId, String action, String detail, String hash) {
    static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(
                entry.getPosition(),
                entry.getAt().toString(),
                entry.getOperator(),
                entry.getMerchantId(),
                entry.getAction(),
                entry.getDetail(),
                entry.getHash());
    }
}
