package org.redress.bench.spring;

import jakarta.persistence.EntityManager;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Exports all disputes of a merchant: a stream of entities into a streamed body. */
@RestController
@RequiredArgsConstructor
class ExportController {
    private static final int ROWS_IN_MEMORY = 100;

    private final ExportRepository disputes;
    private final EntityManager entities;
    private final TransactionTemplate transactions;

    @GetMapping(path = "/{clientId}/disputes.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<StreamingResponseBody> csv(@PathVariable Integer clientId) {
        return ResponseEntity.ok(output -> {
            CSVPrinter csv = new CSVPrinter(
                    new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8)),
                    CSVFormat.RFC4180.builder().setHeader(ExportLine.HEADER).get());
            forEach(clientId, dispute -> {
                try {
                    csv.printRecord(ExportLine.of(dispute));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            csv.flush();
        });
    }

    @GetMapping(
            path = "/{clientId}/disputes.xlsx",
            produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    ResponseEntity<StreamingResponseBody> xlsx(@PathVariable Integer clientId) {
        return ResponseEntity.ok(output -> writeXlsx(clientId, output));
    }

    private void writeXlsx(Integer clientId, OutputStream output) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            SXSSFSheet sheet = workbook.createSheet("disputes");
            sheet.createFreezePane(0, 1);
            CellStyle time = workbook.createCellStyle();
            time.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd hh:mm:ss"));
            CellStyle money = workbook.createCellStyle();
            money.setDataFormat(workbook.createDataFormat().getFormat("0.00"));
            Row header = sheet.createRow(0);
            for (int column = 0; column < ExportLine.HEADER.length; column++) {
                header.createCell(column).setCellValue(ExportLine.HEADER[column]);
            }
            forEach(clientId, dispute -> {
                Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                List<Object> cells = ExportLine.cells(dispute);
                for (int column = 0; column < cells.size(); column++) {
                    Object value = cells.get(column);
                    if (value != null) {
                        set(row.createCell(column), value, time, money);
                    }
                }
            });
            workbook.write(output);
        }
    }

    private static void set(Cell cell, Object value, CellStyle time, CellStyle money) {
        if (value instanceof Instant at) {
            cell.setCellValue(at.atZone(ZoneOffset.UTC).toLocalDateTime());
            cell.setCellStyle(time);
        } else if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
            if (value instanceof BigDecimal) {
                cell.setCellStyle(money);
            }
        } else {
            cell.setCellValue(value.toString());
        }
    }

    private void forEach(Integer clientId, Consumer<ExportedDispute> consumer) {
        transactions.executeWithoutResult(status -> {
            try (var all = disputes.findAllOf(clientId)) {
                all.forEach(dispute -> {
                    consumer.accept(dispute);
                    entities.detach(dispute);
                });
            }
        });
    }
}
