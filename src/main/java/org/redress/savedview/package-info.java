/** Views of the dispute list that staff keep: named filters, with the numbers of their disputes. */
@NullMarked
package org.redress.savedview;

import org.jspecify.annotations.NullMarked;
