/** Rules that hold for all packages, and stand-ins that tests of all packages use. */
@NullMarked
package org.redress;

import org.jspecify.annotations.NullMarked;
