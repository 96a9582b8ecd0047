package org.redress.dispute;

/** Kind of a link between two disputes, as seen from one of them. */
public enum LinkKind {
    RELATED,
    DUPLICATE_OF,
    HAS_DUPLICATE,
    MERGED_INTO,
    HAS_MERGED;

    /** Returns the kind as seen from the other dispute. */
    public LinkKind reversed() {
        return switch (this) {
            case RELATED -> RELATED;
            case DUPLICATE_OF -> HAS_DUPLICATE;
            case HAS_DUPLICATE -> DUPLICATE_OF;
            case MERGED_INTO -> HAS_MERGED;
            case HAS_MERGED -> MERGED_INTO;
        };
    }

    /** Returns whether a merge makes such links, and a split removes them. */
    public boolean isOfMerge() {
        return this == MERGED_INTO || this == HAS_MERGED;
    }
}
