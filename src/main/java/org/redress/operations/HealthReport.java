package org.redress.operations;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * Health report in the format of MicroProfile Health, without data.
 *
 * @param status UP or DOWN
 */
@JsonbPropertyOrder({"status", "checks"})
public record HealthReport(String status, List<Check> checks) {

    /**
     * Result of a check.
     *
     * @param status UP or DOWN
     */
    @JsonbPropertyOrder({"name", "status"})
    public record Check(String name, String status) {
        static Check of(String name, boolean up) {
            return new Check(name, up ? "UP" : "DOWN");
        }
    }

    static HealthReport of(Check... checks) {
        boolean up = List.of(checks).stream().allMatch(check -> check.status().equals("UP"));
        return new HealthReport(up ? "UP" : "DOWN", List.of(checks));
    }

    boolean isUp() {
        return status.equals("UP");
    }
}
