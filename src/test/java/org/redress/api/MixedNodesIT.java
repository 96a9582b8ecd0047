package org.redress.api;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** One node on Payara Micro, the other on WildFly. */
@Tag("nodes")
@Timeout(600)
class MixedNodesIT implements NodesContract, SlowClientsContract, ConnectorContract, StormContract {
    private static Cluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new Cluster(Cluster.Kind.PAYARA, Cluster.Kind.WILDFLY);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Redress redress() {
        return cluster.redress();
    }

    @Override
    public boolean hasGap() {
        return false;
    }
}
