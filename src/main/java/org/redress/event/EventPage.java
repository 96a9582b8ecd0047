package org.redress.event;

import java.util.List;

/**
 * Events of a merchant's log.
 *
 * @param next number of the last event that was looked at
 */
public record EventPage(List<LoggedEvent> events, long next) {}
