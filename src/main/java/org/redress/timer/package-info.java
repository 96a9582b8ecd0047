/** Runs of the timers that work without a caller, and work in batches. */
@NullMarked
package org.redress.timer;

import org.jspecify.annotations.NullMarked;
