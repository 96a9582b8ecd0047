package org.redress.api;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
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
                FuzzContract,
                TextContract,
                ConnectorContract {
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
            try {
                PostgresqlBuilder.at(URI.create(url.substring("jdbc:".length())).getPort())
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
