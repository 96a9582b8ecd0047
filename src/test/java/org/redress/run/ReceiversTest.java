package org.redress.run;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class ReceiversTest {
    @Test
    void the_receiver_in_java_takes_each_signed_event_and_handles_it_once() throws Exception {
        Receivers.check(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "docs/receivers/Receiver.java");
    }
}
