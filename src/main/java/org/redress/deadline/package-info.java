/** Until when something is to be done: in elapsed time, or in the business days of a merchant. */
package org.redress.deadline;
