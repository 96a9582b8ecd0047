/**
 * Connections to the database: settings, reconnecting, stalls, replicas. Open Liberty loads this package apart from the
 * others (create.sh there).
 */
@NullMarked
package org.redress.connection;

import org.jspecify.annotations.NullMarked;
