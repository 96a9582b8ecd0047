package org.redress.deadline;

/** Event: the business calendar of a merchant has changed. */
public record BusinessCalendarChanged(int merchantId) {}
