/** Texts that staff use again and again, with variables that a dispute fills. */
@NullMarked
package org.redress.template;

import org.jspecify.annotations.NullMarked;
