/** The one way to fail: every refusal is a problem (RFC 9457) that says what to do, and gives nothing away. */
package org.redress.problem;
