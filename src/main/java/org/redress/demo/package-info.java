/** Demo data, loaded at the first start if DEMO_DATA is true. Nothing may use it. */
@NullMarked
package org.redress.demo;

import org.jspecify.annotations.NullMarked;
