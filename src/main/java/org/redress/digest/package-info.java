/**
 * SHA-256, and the canonical forms that are hashed.
 * Knows nothing of Redress; everything may use it.
 */
@NullMarked
package org.redress.digest;

import org.jspecify.annotations.NullMarked;
