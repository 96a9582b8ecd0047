package org.redress.operations;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Comes last: when it is there, the schema is migrated and the data that was asked for is loaded. */
@Singleton
@Startup
@DependsOn({"SchemaMigration", "DemoData"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class StartupProbe {
    private volatile boolean done;

    @PostConstruct
    void finish() {
        done = true;
    }

    public boolean isDone() {
        return done;
    }
}
