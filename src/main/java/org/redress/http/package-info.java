/**
 * Query and path parameters, preconditions, ranges and links of HTTP.
 * Knows nothing of disputes; every resource may use it.
 */
@NullMarked
package org.redress.http;

import org.jspecify.annotations.NullMarked;
