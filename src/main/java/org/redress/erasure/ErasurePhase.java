package org.redress.erasure;

/** Phase of a merchant's erasure, in the order of their execution. */
public enum ErasurePhase {
    /** Chains the last hashes of all timelines. */
    DIGEST,

    /** Marks the files outside of the database as abandoned. */
    ABANDON,

    /** Removes abandoned files from their stores. */
    REMOVE,

    /** Deletes the rows of one {@link ErasedTable} after the other. */
    DELETE,

    /** Only the certificate is left. */
    DONE
}
