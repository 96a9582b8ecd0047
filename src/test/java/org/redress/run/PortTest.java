package org.redress.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PortTest {
    @Test
    void a_port_in_use_is_an_error_that_names_the_process() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Port port = new Port(socket.getLocalPort());
            assertThatIllegalStateException()
                    .isThrownBy(port::requireFree)
                    .withMessageStartingWith("Port " + port.number() + " is in use by process "
                            + ProcessHandle.current().pid() + " (")
                    .withMessageContaining("java)");
        }
    }

    @Test
    void a_port_is_free_when_its_process_has_closed_it() throws IOException {
        ServerSocket socket = new ServerSocket(0);
        Port port = new Port(socket.getLocalPort());
        socket.close();
        port.requireFree();
        try (ServerSocket again = new ServerSocket(port.number())) {
            assertThat(again.isBound()).isTrue();
        }
    }
}
