/** Orders of customers, their fulfilment and their intake from shops. Used by disputes, the chat and the demo. */
@NullMarked
package org.redress.order;

import org.jspecify.annotations.NullMarked;
