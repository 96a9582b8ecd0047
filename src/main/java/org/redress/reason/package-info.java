/**
 * Reasons of disputes, and the reference data that is cached for a minute.
 * Uses deadline and party; dispute and everything above may use it.
 */
@NullMarked
package org.redress.reason;

import org.jspecify.annotations.NullMarked;
