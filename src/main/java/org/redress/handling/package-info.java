/**
 * Actions of staff, customers and deadlines on disputes: open, ask, answer, decide, appeal, comment; and the views of
 * their timelines. The chat and the erasure of customers may use it.
 */
package org.redress.handling;
