/**
 * Serves the console: its files, its configuration, and the caller whom it shows. No other package may use it.
 */
@NullMarked
package org.redress.console;

import org.jspecify.annotations.NullMarked;
