package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.redress.database.PostgresqlBuilder;

/** All contracts over HTTP against the WAR on a real server. One class, because each class restarts the server. */
@ArquillianTest
class ContractIT
        implements ChatContract,
                DisputesContract,
                ExportContract,
                StatisticsContract,
                OrdersContract,
                HandlingContract,
                DeadlinesContract,
                PrivacyContract,
                AttachmentContract,
                AccessContract,
                HttpContract,
                ProblemContract,
                LogContract,
                MetricsContract,
                ConsoleContract,
                FuzzContract,
                TextContract,
                ConnectorContract {
    private static @Nullable PartitionedDatabase partitioned;

    @ArquillianResource
    URL address;

    @Deployment(testable = false)
    static WebArchive theWar() {
        Redress.publishKeys();
        startDatabase(System.getProperty("test.db.url"));
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("redress.war")));
    }

    /** Starts the database that the settings of the server name, if it is external and not given. It ends with this JVM. */
    private static void startDatabase(String url) {
        if (url != null && !url.isEmpty() && !Boolean.getBoolean("test.db.given")) {
            int port = URI.create(url.substring("jdbc:".length())).getPort();
            try {
                if (Boolean.getBoolean("test.db.shards")) {
                    partitioned =
                            PartitionedDatabase.start(port, Files.createTempDirectory(Path.of("target"), "shards"));
                } else {
                    PostgresqlBuilder.at(port).start();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Checks that each statement of a call asks one partition, if the database has several ({@code -Pshards}). */
    @AfterAll
    static void check_partitions() {
        if (partitioned != null) {
            assertThat(partitioned.statementsOfSeveralPartitions(Redress.CALLS))
                    .as("statements of several partitions, with the calls in progress")
                    .isEmpty();
        }
    }

    @Override
    public Redress redress() {
        return new Redress(address.getPort());
    }

    @Override
    public boolean hasGap() {
        return System.getProperty("arquillian.launch").startsWith("payara");
    }

    @Override
    public boolean hasOwnPages() {
        return "liberty".equals(System.getProperty("arquillian.launch"));
    }
}
