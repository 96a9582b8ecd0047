/**
 * Commands of staff, customers and deadlines on disputes, and the reading of their comments and timelines.
 * The chat and privacy may use it. TimelineResource and TimelineView are here, not in timeline, which must not
 * use dispute.
 */
@NullMarked
package org.redress.handling;

import org.jspecify.annotations.NullMarked;
