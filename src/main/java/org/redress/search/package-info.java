/**
 * List, filter, sort and cursor of disputes, and a dispute on the wire.
 * Uses dispute and what lies below it; handling, report, attachment and privacy may use it.
 */
@NullMarked
package org.redress.search;

import org.jspecify.annotations.NullMarked;
