/** What one caller, and all of them together, may ask for at a time. */
package org.redress.limits;
