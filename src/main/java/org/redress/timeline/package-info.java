/** What happened to a case, entry by entry; nothing is ever changed or taken out, and it shows if somebody does. */
package org.redress.timeline;
