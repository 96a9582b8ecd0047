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
import org.redress.database.ReplicatedPostgresql;

/** All contracts over HTTP against the WAR on a real server. One class, because each class restarts the server. */
@ArquillianTest
class ContractIT
        implements ActivityContract,
                ChatContract,
                DisputesContract,
                ExportContract,
                StatisticsContract,
                OrdersContract,
                HandlingContract,
                DeadlinesContract,
                EventsContract,
                PrivacyContract,
                SearchContract,
                AttachmentContract,
                AccessContract,
                HttpContract,
                ProblemContract,
                LogContract,
                MetricsContract,
                ConsoleContract,
                FuzzContract,
                TextContract,
                OperatorContract,
                WebhooksContract,
                MergeContract,
                TextTemplatesContract,
                SavedViewsContract,
                BulkContract,
                PollingContract,
                MerchantErasureContract,
                ExceptionsContract,
                ConnectorContract {
    private static @Nullable PartitionedDatabase partitioned;

    @ArquillianResource
    URL address;

    @Deployment(testable = false)
    static WebArchive theWar() {
        Redress.publishKeys();
        startDatabase(System.getProperty("test.db.url", ""), System.getProperty("test.db.read-url", ""));
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("redress.war")));
    }

    /** Starts the databases of the server unless they are internal or given. They end with this JVM. */
    private static void startDatabase(String url, String readUrl) {
        if (url.isEmpty() || Boolean.getBoolean("test.db.given")) {
            return;
        }
        try {
            if (Boolean.getBoolean("test.db.shards")) {
                partitioned =
                        PartitionedDatabase.start(port(url), Files.createTempDirectory(Path.of("target"), "shards"));
            } else if (readUrl.isEmpty()) {
                PostgresqlBuilder.at(port(url)).start();
            } else {
                ReplicatedPostgresql.at(
                        Files.createTempDirectory(Path.of("target"), "replicas"), port(url), port(readUrl));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(String url) {
        return URI.create(url.substring("jdbc:".length())).getPort();
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
