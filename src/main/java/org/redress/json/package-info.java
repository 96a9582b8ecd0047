/** What callers send as JSON: read within its limits, and whatever is wrong with it told by its place. */
package org.redress.json;
