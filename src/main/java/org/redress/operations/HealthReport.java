package org.redress.operations;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * Health report in the format of MicroProfile Health, without data.
 *
 * @param status UP or DOWN
 */
@JsonbPropertyOrder({"status", "checks"})
public record HealthReport(String status, List<HealthCheck> checks) {

    /**
     * Result of a check.
     *
     * @param status UP or DOWN
     */
    @JsonbPropertyOrder({"name", "status"})
    public record HealthCheck(String name, String status) {
        static HealthCheck of(String name, boolean up) {
            return new HealthCheck(name, up ? "UP" : "DOWN");
        }
    }

    static HealthReport of(HealthCheck... checks) {
        boolean up = List.of(checks).stream().allMatch(check -> check.status().equals("UP"));
        return new HealthReport(up ? "UP" : "DOWN", List.of(checks));
    }

    boolean isUp() {
        return status.equals("UP");
    }
}
