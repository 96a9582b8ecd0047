/**
 * Stores for the bytes of files: the database, a folder, or a bucket.
 * Knows nothing of disputes; attachment and privacy may use it.
 */
package org.redress.storage;
