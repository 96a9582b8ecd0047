/**
 * Append-only, hash-chained history of a dispute, and its verification.
 * Knows nothing of disputes, so that dispute can use it: actions and statuses are texts and numbers here. The resource
 * of the API needs the statuses and the access rules of a dispute, and is therefore in handling.
 */
@NullMarked
package org.redress.timeline;

import org.jspecify.annotations.NullMarked;
