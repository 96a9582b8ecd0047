/** Merchants and their customers, with the customers' identities in channels. Orders and packages above may use it. */
@NullMarked
package org.redress.party;

import org.jspecify.annotations.NullMarked;
