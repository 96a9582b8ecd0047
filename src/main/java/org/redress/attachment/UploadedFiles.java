package org.redress.attachment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.digest.CanonicalForm;
import org.redress.limits.Bulkhead;
import org.redress.storage.TempFile;

/** Files of one upload, in temporary files. Closing it deletes these and releases the upload's permit. */
final class UploadedFiles implements AutoCloseable {
    private final MultipartReader parts;
    private final Bulkhead.Permit permit;
    private final Map<UUID, TempFile> contents = new LinkedHashMap<>();
    private final List<UploadedFile> files = new ArrayList<>();
    /** Source of files if the body names none. */
    static final String DEFAULT_SOURCE = "Merchant";

    private String source = DEFAULT_SOURCE;

    /** @param permit to receive an upload, released when this is closed */
    UploadedFiles(MultipartReader parts, Bulkhead.Permit permit) {
        this.parts = parts;
        this.permit = permit;
    }

    MultipartReader parts() {
        return parts;
    }

    /**
     * Opens a temporary file for the bytes of a file.
     *
     * @param maxBytes more are counted, not stored
     */
    TempFile open(UUID id, long maxBytes) {
        TempFile content = new TempFile(maxBytes);
        contents.put(id, content);
        return content;
    }

    void add(UploadedFile file) {
        files.add(file);
    }

    /** Sets the origin of all files, such as Customer. */
    void setSource(String source) {
        this.source = source;
    }

    /** Returns the validated files in the order in which they were sent. */
    List<UploadedFile> files() {
        return files.stream().map(file -> file.withSource(source)).toList();
    }

    /** Returns the bytes of the validated files by their ids, in the same order. */
    Map<UUID, TempFile> contents() {
        Map<UUID, TempFile> validated = new LinkedHashMap<>();
        files.forEach(file -> validated.put(file.id(), contents.get(file.id())));
        return validated;
    }

    /** Returns the number of bytes of all files that were received. */
    long size() {
        return contents.values().stream().mapToLong(TempFile::size).sum();
    }

    /** Returns the request in the form from which its digest is computed (Idempotency-Key). */
    CanonicalForm canonicalForm(int merchantId, UUID disputeId) {
        return CanonicalForm.of("attachments")
                .add("clientId", merchantId)
                .add("disputeId", disputeId)
                .add("source", source)
                .addForms("files", files.stream().map(UploadedFile::canonicalForm));
    }

    @Override
    public void close() {
        try {
            contents.values().forEach(TempFile::close);
            // A client that is still sending would never read the error response
            parts.skipAll();
        } finally {
            permit.release();
        }
    }
}
