package org.redress.system;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.redress.connection.DatabaseSettings;
import org.redress.operator.AuditLogVerifier;
import org.redress.timeline.TimelineVerifier;

/**
 * Command that verifies the hash chains of all timelines and of the audit log. It reads DB_URL, DB_USER and
 * DB_PASSWORD. Exit status: 0 all intact, 1 a broken chain, 2 no DB_URL.
 */
public final class VerifyTimelinesCommand {
    private VerifyTimelinesCommand() {}

    /** @param arguments clientId and id (UUID) of a single dispute, or none for all and the audit log */
    public static void main(String[] arguments) throws SQLException {
        Optional<DatabaseSettings> database = DatabaseSettings.ofEnvironment(System.getenv());
        if (database.isEmpty()) {
            System.err.println("Set DB_URL, DB_USER and DB_PASSWORD as for the server.");
            System.exit(2);
            return;
        }
        DataSource source = database.get().migrationDataSource();
        TimelineVerifier verifier = new TimelineVerifier();
        TimelineVerifier.VerificationReport report = arguments.length == 0
                ? verifier.verify(source)
                : verifier.verify(source, Integer.parseInt(arguments[0]), UUID.fromString(arguments[1]));
        System.out.println(report.disputes() + " disputes, " + report.entries() + " entries: "
                + (report.broken() == null ? "whole" : report.broken()));
        boolean isIntact = report.broken() == null;
        if (arguments.length == 0) {
            AuditLogVerifier.AuditReport audit = AuditLogVerifier.verify(source);
            System.out.println("audit log, " + audit.entries() + " entries: "
                    + (audit.broken() == null ? "whole" : audit.broken()));
            isIntact &= audit.broken() == null;
        }
        System.exit(isIntact ? 0 : 1);
    }
}
