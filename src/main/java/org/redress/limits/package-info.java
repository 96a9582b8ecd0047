/** Limits of load: calls at a time, calls a second, size of headers. Resources and metrics may use it. */
@NullMarked
package org.redress.limits;

import org.jspecify.annotations.NullMarked;
