/** Start-up: JAX-RS application, JSON-B, data source, schema migration, clock. No other package may use it. */
@NullMarked
package org.redress.system;

import org.jspecify.annotations.NullMarked;
