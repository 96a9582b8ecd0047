package org.redress.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.dispute.MartinsCase;
import org.redress.paging.Cursor;
import org.redress.paging.Page;
import org.redress.paging.PageRequest;
import org.redress.search.DisputeRow;

/** Exports of any number of pages. */
class DisputeExportTest {
    private static final int PAGE = 1_000;
    private static final Cursor NEXT = new Cursor("CreatedAt desc", null, new UUID(0, 0), false);

    private final List<PageRequest> asked = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void each_page_is_written_before_the_next_is_read(ExportFormat format) throws IOException {
        Counting output = new Counting();
        List<Long> writtenBefore = new ArrayList<>();
        export(format, 40_000, request -> {
                    writtenBefore.add(output.bytes);
                    return page(40);
                })
                .write(output);

        assertThat(asked).hasSize(40).allMatch(request -> request.size() == PAGE && request.number() == 1);
        assertThat(asked.get(0).cursor()).isNull();
        assertThat(asked.subList(1, 40)).allMatch(request -> NEXT.equals(request.cursor()));
        // The ZIP stream buffers some tens of kilobytes
        assertThat(writtenBefore.get(8)).isPositive();
        assertThat(writtenBefore).isSorted();
        assertThat(output.bytes).isGreaterThan(2 * writtenBefore.get(19) * 9 / 10);
    }

    @Test
    void a_large_sheet_is_as_good_as_a_small_one() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        export(ExportFormat.XLSX, 40_000, request -> page(40)).write(bytes);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.filter(row -> row.getCellText(1).equals("100001"))).hasSize(40_000);
        }
    }

    @Test
    void an_export_without_disputes_is_a_header() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        export(ExportFormat.CSV, 10, request -> new Page<>(List.of(), null, null))
                .write(bytes);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(DisputeWriterTest.HEADER + "\r\n");
    }

    @Test
    void a_failed_export_throws_and_is_not_finished() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThatIllegalStateException()
                .isThrownBy(() -> export(ExportFormat.CSV, 40_000, request -> {
                            if (asked.size() == 3) {
                                throw new IllegalStateException("the database is gone");
                            }
                            return page(40);
                        })
                        .write(bytes))
                .withMessage("the database is gone");
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .endsWith(
                        ",DE,0,,,,,,,NORMAL,,,CUSTOMER,,,2023-12-12T15:49:32.4086200Z\r\n\"THIS EXPORT BROKE OFF HERE");
    }

    @Test
    void an_endless_export_is_aborted() {
        assertThatIllegalStateException()
                .isThrownBy(() -> export(ExportFormat.CSV, 2_400, request -> page(Integer.MAX_VALUE))
                        .write(OutputStream.nullOutputStream()));
        assertThat(asked).hasSize(3);
    }

    private DisputeExport export(ExportFormat format, int maxRows, Function<PageRequest, Page<DisputeRow>> reading) {
        return new DisputeExport(format, false, maxRows, request -> {
            asked.add(request);
            return reading.apply(request);
        });
    }

    /** Returns a page with a link to the next one, unless it is the last. */
    private Page<DisputeRow> page(int last) {
        return new Page<>(Collections.nCopies(PAGE, MartinsCase.row()), null, asked.size() == last ? null : NEXT);
    }

    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            bytes += len;
        }
    }
}
