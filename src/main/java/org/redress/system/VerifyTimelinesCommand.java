package org.redress.system;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.redress.timeline.TimelineVerifier;

/** Command: are all timelines, or that of the dispute it names, what was written? Of the database of DB_URL, DB_USER and DB_PASSWORD; ends with 1 if not. */
public final class VerifyTimelinesCommand {
    private VerifyTimelinesCommand() {}

    public static void main(String[] arguments) throws SQLException {
        Map<String, String> environment = System.getenv();
        if (!environment.containsKey("DB_URL")) {
            System.err.println("Set DB_URL, DB_USER and DB_PASSWORD as for the server.");
            System.exit(2);
        }
        DatabaseSettings database = new DatabaseSettings(
                environment.get("DB_URL"),
                environment.getOrDefault("DB_USER", "sa"),
                environment.getOrDefault("DB_PASSWORD", ""));
        UUID only = arguments.length == 0 ? null : UUID.fromString(arguments[0]);
        TimelineVerifier.VerificationReport report =
                new TimelineVerifier().verify(database.migrationDataSource(), only);
        System.out.println(report.disputes() + " disputes, " + report.entries() + " entries: "
                + (report.broken() == null ? "whole" : report.broken()));
        System.exit(report.broken() == null ? 0 : 1);
    }
}
