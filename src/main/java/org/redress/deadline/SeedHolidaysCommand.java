package org.redress.deadline;

import java.util.Set;

/** Command to add the public holidays of some years to the dates of a calendar. */
public record SeedHolidaysCommand(PublicHolidays publicHolidays, Set<Integer> years) {}
