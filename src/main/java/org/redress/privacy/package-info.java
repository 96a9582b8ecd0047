/** Exports and erases the data of one customer. Nothing may use this package. */
package org.redress.privacy;
