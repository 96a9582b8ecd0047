/** Authentication and authorization of callers: bearer tokens, roles, merchants. Resources and limits may use it. */
package org.redress.security;
