/** What makes calls safe to repeat: entity tags, so that nobody undoes what they have not seen, and idempotency keys. */
package org.redress.idempotency;
