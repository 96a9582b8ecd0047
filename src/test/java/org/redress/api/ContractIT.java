package org.redress.api;

import java.io.File;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The contract over HTTP against the built WAR on a real server. One class, since each costs a server start. */
@ArquillianTest
class ContractIT
        implements ChatContract,
                DisputesContract,
                AccessContract,
                ProblemContract,
                LogContract,
                MetricsContract,
                FuzzContract {
    @ArquillianResource
    URL address;

    @Deployment(testable = false)
    static WebArchive theWar() {
        Redress.publishKeys();
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("redress.war")));
    }

    @Override
    public Redress redress() {
        return new Redress(address.getPort());
    }
}
