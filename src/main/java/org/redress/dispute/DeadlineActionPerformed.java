package org.redress.dispute;

/** Time has passed for a case, and this was done. Told once for each step, on whichever node. */
public record DeadlineActionPerformed(DisputeAction action) {}
