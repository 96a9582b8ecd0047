package org.redress.event;

import java.util.List;

/**
 * Events of a merchant's log.
 *
 * @param next number of the last event that was looked at
 * @param isEnd whether the log had no further event
 */
record EventPage(List<LoggedEvent> events, long next, boolean isEnd) {
    boolean isWorthWaiting() {
        return events.isEmpty() && isEnd;
    }
}
