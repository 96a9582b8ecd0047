/**
 * Makes calls safe to repeat: Idempotency-Key, If-Match, and the digests that both compare. Any package with resources
 * or entities may use it; it knows nothing of disputes.
 */
@NullMarked
package org.redress.idempotency;

import org.jspecify.annotations.NullMarked;
