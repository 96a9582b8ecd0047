package org.redress.report;

import java.io.IOException;
import org.redress.dispute.DisputeRow;

/** A file of disputes, a row each, that goes out while it is written. What was not ended is no complete file. */
interface Table {
    void row(DisputeRow dispute) throws IOException;

    /** Nothing of the rows so far stays in memory. */
    void flush() throws IOException;

    void end() throws IOException;

    /** There will be no more rows, and whoever reads it anyway is to notice. */
    void breakOff() throws IOException;
}
