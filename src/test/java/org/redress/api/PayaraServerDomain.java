package org.redress.api;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Starts a domain of Payara Server before the tests of the profile payara-server, and stops it after them. */
public final class PayaraServerDomain implements TestExecutionListener {
    private static final boolean REQUIRED = "payara-server".equals(System.getProperty("arquillian.launch"));
    private static final File LOG = new File("target/it/payara-server.log");

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (REQUIRED) {
            run("start");
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (REQUIRED) {
            run("stop");
        }
    }

    /** Runs domain.sh in the environment of the tests, which has the settings of Redress. */
    private static void run(String command) {
        LOG.getParentFile().mkdirs();
        try {
            int code = new ProcessBuilder("server-config/payara-server/domain.sh", command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("domain.sh " + command + " ended with " + code + "; " + LOG);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
