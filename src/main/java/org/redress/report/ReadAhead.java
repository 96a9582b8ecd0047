package org.redress.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.redress.paging.Cursor;
import org.redress.paging.Page;
import org.redress.paging.PageRequest;
import org.redress.search.DisputeRow;

/** Reads the next pages of an export while one is written, as long as the node has room for them in memory. */
final class ReadAhead implements AutoCloseable {
    private static final int PAGES = 2;

    private final PageReader reader;
    private final ExecutorService threads;
    private final Semaphore room;
    private final Deque<Reading> ahead = new ArrayDeque<>();

    /**
     * Creates the reader of one export.
     *
     * @param threads read pages
     * @param room permits of pages that exports read ahead, of the whole node
     */
    ReadAhead(PageReader reader, ExecutorService threads, Semaphore room) {
        this.reader = reader;
        this.threads = threads;
        this.room = room;
    }

    /** Reads pages, also several at a time. */
    interface PageReader {
        /** Reads a page. */
        Page<DisputeRow> page(PageRequest request);

        /** Finds the cursor after a page without reading it; null for the last page, or if that would take longer. */
        @Nullable
        Cursor end(PageRequest request);
    }

    private record Reading(PageRequest request, Future<Page<DisputeRow>> page) {}

    /** Returns a page, and begins to read the next ones. */
    Page<DisputeRow> read(PageRequest request) {
        Reading reading = ahead.poll();
        if (reading != null && !reading.request().equals(request)) {
            // Rows have moved since the end of the page before was found
            ahead.addFirst(reading);
            close();
            reading = null;
        }
        if (reading == null) {
            reading = begin(request);
        }
        if (reading == null) {
            return reader.page(request);
        }
        try {
            beginNext(request);
            return result(reading.page());
        } finally {
            room.release();
        }
    }

    private void beginNext(PageRequest current) {
        PageRequest last = ahead.isEmpty() ? current : ahead.getLast().request();
        while (ahead.size() < PAGES) {
            Cursor end = reader.end(last);
            Reading next = end == null ? null : begin(new PageRequest(last.size(), 1, end));
            if (next == null) {
                return;
            }
            ahead.addLast(next);
            last = next.request();
        }
    }

    private @Nullable Reading begin(PageRequest request) {
        if (!room.tryAcquire()) {
            return null;
        }
        try {
            return new Reading(request, threads.submit(() -> reader.page(request)));
        } catch (RejectedExecutionException e) {
            room.release();
            return null;
        }
    }

    private static Page<DisputeRow> result(Future<Page<DisputeRow>> page) {
        try {
            return page.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Forgets the pages that were read ahead. */
    @Override
    public void close() {
        ahead.forEach(reading -> {
            reading.page().cancel(false);
            room.release();
        });
        ahead.clear();
    }
}
