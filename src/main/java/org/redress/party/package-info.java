/** Who takes part: the merchants (shops) and their customers, with the channels they write from. */
package org.redress.party;
