/** Rules for texts that people write: blank, equal, or a number. Knows nothing of ours; any package may use it. */
@NullMarked
package org.redress.text;

import org.jspecify.annotations.NullMarked;
