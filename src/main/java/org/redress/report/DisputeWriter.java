package org.redress.report;

import java.io.IOException;
import org.redress.search.DisputeRow;

/** Writes disputes into a file that is sent while it is written. The file is complete only after {@link #finish}. */
interface DisputeWriter {
    /** Writes one dispute. */
    void row(DisputeRow dispute) throws IOException;

    /** Sends all rows so far, to free their memory. */
    void flush() throws IOException;

    /** Completes the file. */
    void finish() throws IOException;

    /** Leaves the file incomplete after a failure, so that readers reject it. */
    void abort() throws IOException;
}
