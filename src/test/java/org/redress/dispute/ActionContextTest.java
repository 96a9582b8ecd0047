package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.timeline.TimelineEvent;

class ActionContextTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void a_reference_replaces_the_one_before_and_nothing_else() {
        UUID comment = UUID.randomUUID();
        ActionContext referring = of("Anna").with(comment);
        assertThat(referring.event(DisputeAction.COMMENT, DisputeStatus.RESOLVED, DisputeStatus.RESOLVED, null, "x"))
                .isEqualTo(new TimelineEvent(
                        NOW,
                        "comment",
                        "MERCHANT",
                        "Anna",
                        "API",
                        DisputeStatus.RESOLVED.id(),
                        DisputeStatus.RESOLVED.id(),
                        comment,
                        null,
                        "x"));
        assertThat(referring.deadlineFor(DisputeStatus.RESOLVED)).isEqualTo(Deadline.NONE);
    }

    private static ActionContext of(String name) {
        return new ActionContext(Actor.MERCHANT, new Member("anna", name), "API", NOW, status -> Deadline.NONE, null);
    }
}
