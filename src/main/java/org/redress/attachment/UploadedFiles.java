package org.redress.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.storage.TempFile;

/** The files of one call, beside the memory until it is closed. */
public final class UploadedFiles implements AutoCloseable {
    private final List<TempFile> spools = new ArrayList<>();
    private final List<UploadedFile> files = new ArrayList<>();
    private String source = "Merchant";

    TempFile spool(long maxBytes) {
        TempFile tempFile = new TempFile(maxBytes);
        spools.add(tempFile);
        return tempFile;
    }

    public void add(UploadedFile file) {
        files.add(file);
    }

    /** @param source who gives them */
    void setSource(String source) {
        this.source = source;
    }

    public List<UploadedFile> files() {
        return files;
    }

    public List<UUID> ids() {
        return files.stream().map(UploadedFile::id).toList();
    }

    /** Of all that was received. */
    long size() {
        return spools.stream().mapToLong(TempFile::size).sum();
    }

    /** What makes the call that brings it another than others. */
    String[] request(UUID disputeId) {
        Stream<String> contents = files.stream()
                .flatMap(file -> Stream.of(file.name(), file.bytes().sha256()));
        return Stream.concat(Stream.of("POST", disputeId.toString(), source), contents)
                .toArray(String[]::new);
    }

    public List<StoredUpload> keptIn(String store) {
        return files.stream()
                .map(file -> new StoredUpload(
                        file.id(),
                        file.name(),
                        file.mimeType(),
                        file.bytes().size(),
                        file.bytes().sha256(),
                        store,
                        source,
                        file.thumbnail()))
                .toList();
    }

    @Override
    public void close() {
        spools.forEach(TempFile::close);
    }
}
