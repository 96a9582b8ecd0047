/**
 * SHA-256, and the canonical forms that are hashed.
 * Knows nothing of Redress; everything may use it.
 */
package org.redress.digest;
