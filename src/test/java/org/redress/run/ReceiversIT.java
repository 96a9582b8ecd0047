package org.redress.run;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The receivers that need other programs ({@code mvn verify -Preceivers}). */
@Tag("receivers")
class ReceiversIT {
    @Test
    void the_receiver_in_python_takes_each_signed_event_and_handles_it_once() throws Exception {
        Receivers.check("python3", "docs/receivers/receiver.py");
    }

    @Test
    void the_receiver_in_javascript_takes_each_signed_event_and_handles_it_once() throws Exception {
        Receivers.check("node", "docs/receivers/receiver.mjs");
    }
}
