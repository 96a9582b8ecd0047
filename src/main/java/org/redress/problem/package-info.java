/** Answers failures with problems (RFC 9457); defines rules and limits of input. It uses no package, any may use it. */
@NullMarked
package org.redress.problem;

import org.jspecify.annotations.NullMarked;
