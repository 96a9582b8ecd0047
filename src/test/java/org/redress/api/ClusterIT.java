package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.run.Port;

/** Start of the two nodes that fails. */
@Tag("nodes")
class ClusterIT {
    /** HAProxy, node a, node b, PostgreSQL. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_start_at_a_port_in_use_names_the_process_and_leaves_nothing_running(int taken) throws Exception {
        int port = Cluster.PORT + taken;
        try (ServerSocket socket = new ServerSocket(port)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> new Cluster(Cluster.Kind.PAYARA, Cluster.Kind.PAYARA))
                    .withMessageContaining("Port " + port + " is in use by process "
                            + ProcessHandle.current().pid());
            assertThat(socket.isClosed()).isFalse();
        }
        IntStream.range(0, 4).forEach(offset -> new Port(Cluster.PORT + offset).requireFree());
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }
}
