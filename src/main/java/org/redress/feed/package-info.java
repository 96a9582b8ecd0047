/** The event log over HTTP, with what the chat adds to its events when they are read. */
@NullMarked
package org.redress.feed;

import org.jspecify.annotations.NullMarked;
