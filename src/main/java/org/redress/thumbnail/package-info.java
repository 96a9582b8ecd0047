/**
 * Makes thumbnails of attached pictures in the background, from input that is reduced to what a decoder needs. The
 * attachment package may use it.
 */
package org.redress.thumbnail;
