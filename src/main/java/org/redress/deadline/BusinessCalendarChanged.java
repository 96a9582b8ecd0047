package org.redress.deadline;

/** A merchant works at other times from now on. */
public record BusinessCalendarChanged(int merchantId) {}
