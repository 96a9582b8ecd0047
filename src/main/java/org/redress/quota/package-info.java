/**
 * Limits of each merchant and their usage: requests a second, bytes of attachments, disputes a day. It queries disputes
 * and attachments, which use it, by their names only.
 */
@NullMarked
package org.redress.quota;

import org.jspecify.annotations.NullMarked;
