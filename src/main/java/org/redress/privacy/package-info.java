/** Exports and erases the data of one customer. Nothing may use this package. */
@NullMarked
package org.redress.privacy;

import org.jspecify.annotations.NullMarked;
