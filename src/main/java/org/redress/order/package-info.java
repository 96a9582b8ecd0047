/** What customers bought: orders, where they are, and what is known to show of them. */
package org.redress.order;
