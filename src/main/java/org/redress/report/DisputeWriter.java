package org.redress.report;

import java.io.IOException;
import org.redress.search.DisputeView;

/** A file of disputes, a row each, that goes out while it is written. What was not ended is no complete file. */
interface DisputeWriter {
    void row(DisputeView dispute) throws IOException;

    /** Nothing of the rows so far stays in memory. */
    void flush() throws IOException;

    void finish() throws IOException;

    /** There will be no more rows, and whoever reads it anyway is to notice. */
    void abort() throws IOException;
}
