/**
 * Event log of a merchant: what happened to its disputes, orders and customers, numbered without gaps.
 * Knows nothing of disputes, so that dispute can use it. Events contain no personal data: feed adds it to those that
 * need it when they are read.
 */
@NullMarked
package org.redress.event;

import org.jspecify.annotations.NullMarked;
