/**
 * The append-only log of a dispute, chained by hashes. It knows no type of a dispute, so its views are in {@code
 * handling}. Disputes and packages above may use it.
 */
package org.redress.timeline;
