/** The databases of tests, and services on them without a server. */
@NullMarked
package org.redress.database;

import org.jspecify.annotations.NullMarked;
