package org.redress.dispute;

import java.time.Instant;

/** How a case stands, as far as that decides what can be done to it. @param appealed whether a decision was appealed */
public record LifeCycleState(DisputeStatus status, boolean appealed, Instant dueAt, Instant remindAt, Instant stepAt) {}
