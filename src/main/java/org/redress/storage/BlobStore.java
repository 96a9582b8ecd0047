package org.redress.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** A place for the bytes of files, which are known by their ids alone. */
public interface BlobStore {
    /** The name under which rows remember it. */
    String name();

    /** When this returns, all of it is there, and outlives a power failure. */
    void put(UUID id, TempFile file) throws IOException;

    /** A part of what was put, for whoever reads it to close. @param from counted from 0 */
    InputStream open(UUID id, long from, long length) throws IOException;

    /** Also what was put in part only; what is not there is as good as deleted. */
    void delete(UUID id) throws IOException;
}
