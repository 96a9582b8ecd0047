package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times at which the scheduler processes a dispute. */
@Embeddable
public class Timers {
    /** Never. */
    static final Timers NONE = new Timers();

    @Column(name = "remind_at")
    private @Nullable Instant remindAt;

    @Column(name = "step_at")
    private @Nullable Instant stepAt;

    protected Timers() {}

    private Timers(@Nullable Instant remindAt, @Nullable Instant stepAt) {
        this.remindAt = remindAt;
        this.stepAt = stepAt;
    }

    static Timers of(Deadline deadline) {
        return new Timers(deadline.remindAt(), deadline.stepAt());
    }

    Timers withoutReminder() {
        return new Timers(null, stepAt);
    }

    /** Returns the time of the reminder, null for never. */
    @Nullable
    Instant getRemindAt() {
        return remindAt;
    }

    /** Returns the time of the automatic step, null for never. */
    @Nullable
    Instant getStepAt() {
        return stepAt;
    }
}
