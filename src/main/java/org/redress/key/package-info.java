/** Keys of the rows that belong to a merchant, and queries with a name. */
@NullMarked
package org.redress.key;

import org.jspecify.annotations.NullMarked;
