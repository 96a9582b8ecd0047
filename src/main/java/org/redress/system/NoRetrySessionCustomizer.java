package org.redress.system;

import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.Session;

/** EclipseLink, left alone, tries for ten seconds to reach a lost database; callers are to be told at once. */
public class NoRetrySessionCustomizer implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
    }
}
