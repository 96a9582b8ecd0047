/**
 * Exports and statistics of a merchant's disputes, on the filter of the list. Nothing may use this package.
 */
@NullMarked
package org.redress.report;

import org.jspecify.annotations.NullMarked;
