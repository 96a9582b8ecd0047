/** Pages of long lists: bounded, ordered, and linked by keyset cursors. */
package org.redress.paging;
