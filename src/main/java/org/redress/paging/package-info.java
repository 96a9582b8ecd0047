/** Describes pages of sorted lists, linked by keyset cursors. It uses no other package; any may use it. */
@NullMarked
package org.redress.paging;

import org.jspecify.annotations.NullMarked;
