/** Orders of customers, their fulfilment and their intake from shops. Used by disputes, the chat and the demo. */
package org.redress.order;
