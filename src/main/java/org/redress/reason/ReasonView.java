package org.redress.reason;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** A reason on the wire. @param code such as Riverty's R1, or null. @param category the chat's that it stands for, or null */
@JsonbPropertyOrder({"id", "name", "code", "category"})
public record ReasonView(int id, String name, String code, String category) {
    static ReasonView of(DisputeReason reason) {
        return new ReasonView(reason.getId(), reason.getName(), reason.getCode(), reason.getCategory());
    }
}
