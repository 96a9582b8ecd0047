/** Tests of the erasure of closed merchants. */
@NullMarked
package org.redress.erasure;

import org.jspecify.annotations.NullMarked;
