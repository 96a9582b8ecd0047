/** Describes pages of sorted lists, linked by keyset cursors. It uses no other package; any may use it. */
package org.redress.paging;
