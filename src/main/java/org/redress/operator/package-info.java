/**
 * Work of operators: creates merchants, changes their states, and logs it. It uses merchants, disputes' deadlines and
 * technical packages; only erasure, the demo and system use it.
 */
@NullMarked
package org.redress.operator;

import org.jspecify.annotations.NullMarked;
