/** Time limits and the business calendars in which their days are counted. Used by disputes and settings. */
@NullMarked
package org.redress.deadline;

import org.jspecify.annotations.NullMarked;
