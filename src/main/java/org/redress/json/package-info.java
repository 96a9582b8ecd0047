/** Reads JSON bodies leniently, validates their members, writes records as JSON. Any package but problem may use it. */
@NullMarked
package org.redress.json;

import org.jspecify.annotations.NullMarked;
