package org.redress.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class ServerTest {
    private static final Path LOG = Path.of("target/no.log");

    @TempDir
    private Path folder;

    private Path started() {
        return folder.resolve("started");
    }

    private Server shell(String command) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        return Server.start(new ProcessBuilder("sh", "-c", command), port);
    }

    @Test
    void nothing_is_started_at_a_port_in_use() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            Server.start(new ProcessBuilder("touch", started().toString()), taken.getLocalPort()))
                    .withMessageContaining("Port " + taken.getLocalPort() + " is in use by process");
        }
        assertThat(started()).doesNotExist();
    }

    @Test
    void nothing_is_started_on_wildfly_whose_management_port_is_in_use() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Server.wildfly(folder, taken.getLocalPort() - 10, Map.of()))
                    .withMessageContaining("Port " + taken.getLocalPort() + " is in use by process");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_server_that_ends_instead_of_working_is_an_error_at_once() throws IOException {
        Server server = shell("exit 3");
        assertThatIllegalStateException()
                .isThrownBy(() -> server.await(LOG, Duration.ofHours(1), () -> false))
                .withMessageContaining("ended with 3; " + LOG);
    }

    @Test
    void a_server_that_does_not_work_in_time_is_killed_with_all_that_it_has_started() throws Exception {
        Server server = shell("sleep 3600 & sleep 3600 & wait");
        List<ProcessHandle> family = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("sleep 3600"))
                .toList();
        assertThatIllegalStateException()
                .isThrownBy(() -> server.await(LOG, Duration.ofMillis(100), () -> false))
                .withMessageContaining("does not work after");
        assertThat(server.isRunning()).isFalse();
        for (ProcessHandle member : family) {
            member.onExit().get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void all_servers_are_closed_in_reverse_order_also_if_one_cannot_be() {
        StringBuilder closed = new StringBuilder();
        ResourceStack begun = new ResourceStack();
        begun.push(() -> closed.append("database "));
        begun.push(() -> {
            throw new IOException("gone");
        });
        begun.push(() -> closed.append("node "));
        assertThatIllegalStateException().isThrownBy(begun::close).withRootCauseInstanceOf(IOException.class);
        assertThat(closed).hasToString("node database ");
        begun.close();
        assertThat(closed).hasToString("node database ");
    }
}
