package org.redress.operations;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Last startup bean: exists once the schema is migrated and demo data, if configured, is loaded. */
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
