package org.redress.report;

import java.io.OutputStream;
import java.util.Locale;
import java.util.function.Function;
import org.redress.http.QueryParameters;

/** File formats of an export. */
enum ExportFormat {
    CSV(ExportFormat.TEXT_CSV + ";charset=UTF-8", "disputes.csv", CsvDisputeWriter::new),
    XLSX(ExportFormat.OPEN_XML, "disputes.xlsx", XlsxDisputeWriter::new);

    static final String TEXT_CSV = "text/csv";
    static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String contentType;
    private final String fileName;
    private final Function<OutputStream, DisputeWriter> writerFactory;

    ExportFormat(String contentType, String fileName, Function<OutputStream, DisputeWriter> beginning) {
        this.contentType = contentType;
        this.fileName = fileName;
        this.writerFactory = beginning;
    }

    /** Reads the parameter format. An invalid one, and none, is collected in the parameters, and read as CSV. */
    static ExportFormat read(QueryParameters query) {
        return query.required("format", "must be csv or xlsx", name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(CSV);
    }

    String contentType() {
        return contentType;
    }

    String fileName() {
        return fileName;
    }

    /** Begins a file with its header. */
    DisputeWriter begin(OutputStream output) {
        return writerFactory.apply(output);
    }
}
