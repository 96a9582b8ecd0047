/** Keys of the rows that belong to a merchant. */
@NullMarked
package org.redress.key;

import org.jspecify.annotations.NullMarked;
