/** Limits of load: calls at a time, calls a second, size of headers. Resources and metrics may use it. */
package org.redress.limits;
