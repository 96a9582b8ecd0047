package org.redress.dispute;

/** Event: a deadline's action was performed. It is fired once per action across all nodes. */
public record DeadlineActionPerformed(DisputeAction action) {}
