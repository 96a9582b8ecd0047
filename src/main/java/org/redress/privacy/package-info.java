/** What is kept of one customer, all of it to read, and all of it to erase. */
package org.redress.privacy;
