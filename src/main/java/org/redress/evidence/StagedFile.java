package org.redress.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/**
 * A file that is put into a store and belongs to no case yet. It is noted before the first byte is put there, and
 * crossed out with the very transaction that makes it part of a case: whatever breaks in between, what is left is known.
 */
@Entity
@Table(name = "staged_files")
public class StagedFile {
    @Id
    @NotNull
    private UUID id;

    @NotBlank
    @Size(max = 16)
    private String store;

    @NotNull
    @Column(name = "staged_at")
    private Instant stagedAt;

    /** It is about to be removed, and can no longer become part of a case. */
    private boolean abandoned;

    protected StagedFile() {}

    public StagedFile(UUID id, String store, Instant stagedAt) {
        this.id = id;
        this.store = store;
        this.stagedAt = stagedAt;
    }

    void abandon() {
        abandoned = true;
    }

    public UUID getId() {
        return id;
    }

    public String getStore() {
        return store;
    }
}
