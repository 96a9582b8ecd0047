package org.redress.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** Store of blobs, which are named by their ids alone. */
public interface BlobStore {
    /** Returns the name that rows refer to it by, at most 16 characters. */
    String name();

    /**
     * Writes a blob, durably when this returns.
     *
     * @throws IOException if the store is full or unavailable
     */
    void put(UUID id, TempFile file) throws IOException;

    /**
     * Opens a part of a blob, for the caller to close.
     *
     * @param from first byte, counted from 0
     * @param length in bytes
     * @throws IOException if the blob is missing or the store is unavailable
     */
    InputStream open(UUID id, long from, long length) throws IOException;

    /**
     * Deletes a blob, also one that was written in part. Does nothing if there is none.
     *
     * @throws IOException if the store is unavailable
     */
    void delete(UUID id) throws IOException;
}
