/**
 * Makes calls safe to repeat: Idempotency-Key, If-Match, and the digests that both compare. Any package with resources
 * or entities may use it; it knows nothing of disputes.
 */
package org.redress.idempotency;
