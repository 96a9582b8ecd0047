/**
 * Makes thumbnails of attached pictures in the background, from input that is reduced to what a decoder needs. The
 * packages attachment and demo may use it.
 */
@NullMarked
package org.redress.thumbnail;

import org.jspecify.annotations.NullMarked;
