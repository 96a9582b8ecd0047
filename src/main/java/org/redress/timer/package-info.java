/** Runs of the timers that work without a caller. */
@NullMarked
package org.redress.timer;

import org.jspecify.annotations.NullMarked;
