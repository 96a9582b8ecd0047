/**
 * Event log of a merchant: what happened to its disputes, orders and customers, numbered without gaps.
 * Knows nothing of disputes, so that dispute can use it. Events contain no personal data; a reader adds it for those
 * that need it when the event is read ({@link org.redress.event.EventContent}).
 */
@NullMarked
package org.redress.event;

import org.jspecify.annotations.NullMarked;
