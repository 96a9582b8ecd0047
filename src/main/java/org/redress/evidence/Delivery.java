package org.redress.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.redress.retry.CanonicalForm;

/** The files of one call, beside the memory until it is closed. */
final class Delivery implements AutoCloseable {
    private final List<Spool> spools = new ArrayList<>();
    private final List<NewFile> files = new ArrayList<>();
    private String source = "Merchant";

    Spool spool(long maxBytes) {
        Spool spool = new Spool(maxBytes);
        spools.add(spool);
        return spool;
    }

    void add(NewFile file) {
        files.add(file);
    }

    /** @param source who gives them */
    void isFrom(String source) {
        this.source = source;
    }

    List<NewFile> files() {
        return files;
    }

    List<UUID> ids() {
        return files.stream().map(NewFile::id).toList();
    }

    /** Of all that was received. */
    long size() {
        return spools.stream().mapToLong(Spool::size).sum();
    }

    /** Returns the request in the form from which its digest is computed (Idempotency-Key). */
    CanonicalForm canonicalForm(int merchantId, UUID disputeId) {
        return CanonicalForm.of("attachments")
                .add("clientId", merchantId)
                .add("disputeId", disputeId)
                .add("source", source)
                .addForms("files", files.stream().map(NewFile::canonicalForm));
    }

    List<Evidence> keptIn(String store) {
        return files.stream()
                .map(file -> new Evidence(
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
        spools.forEach(Spool::close);
    }
}
