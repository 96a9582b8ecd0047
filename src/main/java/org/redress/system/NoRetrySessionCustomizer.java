package org.redress.system;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/** Switches off EclipseLink's retries of a query on a lost connection, which delay the 503 by ten seconds. */
public class NoRetrySessionCustomizer implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
    }
}
