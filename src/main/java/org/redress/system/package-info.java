/** Start-up: JAX-RS application, JSON-B, data source, schema migration, clock. No other package may use it. */
package org.redress.system;
