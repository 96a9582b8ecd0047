package org.redress.operations;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Comes last and goes first: when it is there, the schema is migrated and the data that was asked for is loaded; before
 * it goes, those who were being answered have their answers.
 */
@Singleton
@Startup
@DependsOn({"SchemaMigration", "DemoData"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class StartUp {
    /** Longer than any answer takes, and shorter than platforms wait before they kill (30 s). */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    InFlight inFlight;

    private volatile boolean done;

    @PostConstruct
    void finish() {
        done = true;
    }

    /** Payara would cut them off two seconds after it was told to stop. */
    @PreDestroy
    void finishAnswers() {
        inFlight.await(PATIENCE);
    }

    public boolean isDone() {
        return done;
    }
}
