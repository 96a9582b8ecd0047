/** Starts the demo and issues its tokens. */
@NullMarked
package org.redress.run;

import org.jspecify.annotations.NullMarked;
