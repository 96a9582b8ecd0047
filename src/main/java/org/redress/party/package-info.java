/** Merchants and their customers, with the customers' identities in channels. Orders and packages above may use it. */
package org.redress.party;
