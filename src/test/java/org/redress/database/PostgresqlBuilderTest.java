package org.redress.database;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class PostgresqlBuilderTest {
    @Test
    void another_server_at_the_port_is_not_taken_for_ours() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> PostgresqlBuilder.at(other.getLocalPort()))
                    .withMessageContaining("Port " + other.getLocalPort() + " is in use by process");
        }
    }
}
