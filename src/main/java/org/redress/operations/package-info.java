/** Operation of a server: validated settings, health, access log, metrics, shutdown. No other package may use it. */
@NullMarked
package org.redress.operations;

import org.jspecify.annotations.NullMarked;
