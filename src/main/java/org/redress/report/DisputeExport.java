package org.redress.report;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.redress.paging.Cursor;
import org.redress.paging.Page;
import org.redress.paging.PageRequest;
import org.redress.search.DisputeRow;

/** Streams one export. At most one page of disputes is in memory. */
final class DisputeExport implements StreamingOutput {
    private static final int PAGE = 1_000;

    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final ExportFormat format;
    private final boolean byteOrderMark;
    private final long maxRows;
    private final Function<PageRequest, Page<DisputeRow>> pageReader;

    /**
     * Creates an export.
     *
     * @param byteOrderMark whether a text begins with U+FEFF, by which Excel knows UTF-8
     * @param maxRows limit above which the export is aborted
     * @param reading reads a page in a transaction of its own
     */
    DisputeExport(
            ExportFormat format, boolean byteOrderMark, long maxRows, Function<PageRequest, Page<DisputeRow>> reading) {
        this.format = format;
        this.byteOrderMark = byteOrderMark;
        this.maxRows = maxRows;
        this.pageReader = reading;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        if (byteOrderMark && format == ExportFormat.CSV) {
            output.write(BYTE_ORDER_MARK);
        }
        DisputeWriter writer = format.begin(output);
        try {
            writeRows(writer);
        } catch (RuntimeException failure) {
            writer.abort();
            throw failure;
        }
        writer.finish();
    }

    private void writeRows(DisputeWriter writer) throws IOException {
        long rows = 0;
        Cursor next = null;
        do {
            Page<DisputeRow> page = pageReader.apply(new PageRequest(PAGE, 1, next));
            rows += page.rows().size();
            if (rows > maxRows) {
                // Sorted by UpdatedAt, disputes that change during the export are read again
                throw new IllegalStateException("the export grew while it was written");
            }
            for (DisputeRow row : page.rows()) {
                writer.row(row);
            }
            writer.flush();
            next = page.next();
        } while (next != null);
    }
}
