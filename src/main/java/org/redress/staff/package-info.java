/**
 * The members of a merchant's staff, known by the tokens of their calls.
 * Knows nothing of disputes; handling may use it.
 */
@NullMarked
package org.redress.staff;

import org.jspecify.annotations.NullMarked;
