/** Tells addresses of a merchant of its events, by signed requests that are repeated until they succeed. */
@NullMarked
package org.redress.webhook;

import org.jspecify.annotations.NullMarked;
