package org.redress.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redress.paging.Cursor;
import org.redress.paging.Page;
import org.redress.paging.PageRequest;
import org.redress.search.DisputeRow;

/** Pages that are read while others are written. */
class ReadAheadTest {
    private static final int LAST = 9;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Semaphore room = new Semaphore(4);
    private final List<Integer> read = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Reads pages that are numbered by their cursors. */
    private class Numbered implements ReadAhead.PageReader {
        @Override
        public Page<DisputeRow> page(PageRequest request) {
            read.add(number(request));
            return new Page<>(List.of(), null, number(request) == LAST ? null : after(number(request)));
        }

        @Override
        public @Nullable Cursor end(PageRequest request) {
            return number(request) == LAST ? null : after(number(request));
        }
    }

    private static Cursor after(int number) {
        return new Cursor("CreatedAt desc", null, new UUID(0, number + 1L), false);
    }

    private static int number(PageRequest request) {
        return request.cursor() == null ? 0 : (int) request.cursor().id().getLeastSignificantBits();
    }

    private static PageRequest request(@Nullable Cursor cursor) {
        return new PageRequest(10, 1, cursor);
    }

    private void readAll(ReadAhead pages) {
        Cursor next = null;
        do {
            next = pages.read(request(next)).next();
        } while (next != null);
    }

    @Test
    void each_page_is_read_once() {
        try (ReadAhead pages = new ReadAhead(new Numbered(), threads, room)) {
            readAll(pages);
        }
        assertThat(read).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(room.availablePermits()).isEqualTo(4);
    }

    @Test
    void two_pages_are_read_ahead_at_the_most_and_forgotten_at_the_end() throws InterruptedException {
        try (ReadAhead pages = new ReadAhead(new Numbered(), threads, room)) {
            pages.read(request(null));
            assertThat(room.availablePermits()).isEqualTo(2);
        }
        assertThat(room.availablePermits()).isEqualTo(4);
        threads.shutdown();
        assertThat(read).allMatch(number -> number <= 2);
    }

    @Test
    void without_room_pages_are_read_when_they_are_needed() {
        room.drainPermits();
        try (ReadAhead pages = new ReadAhead(new Numbered(), threads, room)) {
            readAll(pages);
        }
        assertThat(read).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(room.availablePermits()).isZero();
    }

    @Test
    void pages_that_begin_elsewhere_by_now_are_read_again() {
        ReadAhead.PageReader moved = new Numbered() {
            @Override
            public @Nullable Cursor end(PageRequest request) {
                return after(number(request) + 100);
            }
        };
        try (ReadAhead pages = new ReadAhead(moved, threads, room)) {
            readAll(pages);
        }
        assertThat(read).contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(room.availablePermits()).isEqualTo(4);
    }

    @Test
    void a_failure_is_that_of_the_page() {
        ReadAhead.PageReader failing = new Numbered() {
            @Override
            public Page<DisputeRow> page(PageRequest request) {
                if (number(request) == 3) {
                    throw new IllegalStateException("the database is gone");
                }
                return super.page(request);
            }
        };
        try (ReadAhead pages = new ReadAhead(failing, threads, room)) {
            assertThatIllegalStateException().isThrownBy(() -> readAll(pages)).withMessage("the database is gone");
        }
        assertThat(room.availablePermits()).isEqualTo(4);
    }
}
