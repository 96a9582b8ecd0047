/** Drives the whole WAR over HTTP, through the client {@link Redress}. */
// A header or a member that is missing fails the assertion about it: telling it apart would only make tests longer
@NullUnmarked
package org.redress.api;

import org.jspecify.annotations.NullUnmarked;
