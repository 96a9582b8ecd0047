/** Connections to the database: settings, reconnecting, stalls, replicas. Server-config's create.sh for Open Liberty copies it as a whole. */
@NullMarked
package org.redress.connection;

import org.jspecify.annotations.NullMarked;
