/** Authentication and authorization of callers: bearer tokens, roles, merchants. Resources and limits may use it. */
@NullMarked
package org.redress.security;

import org.jspecify.annotations.NullMarked;
