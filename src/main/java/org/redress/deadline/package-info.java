/** Time limits and business calendars of merchants. Used by disputes and settings. */
@NullMarked
package org.redress.deadline;

import org.jspecify.annotations.NullMarked;
