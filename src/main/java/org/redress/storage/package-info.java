/**
 * Stores for the bytes of files: the database, a folder, or a bucket.
 * Knows nothing of disputes; attachment and privacy may use it.
 */
@NullMarked
package org.redress.storage;

import org.jspecify.annotations.NullMarked;
