package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;
import org.redress.reason.ReasonCatalogue;

/** Category and text of a complaint, and the keys that identify its repetition. It can be erased. */
@Embeddable
public class ComplaintText {
    /** Replacement of an erased text. */
    public static final String ERASED = "(erased)";

    @NotBlank
    @MaxCodePoints(characters = 255)
    private String category;

    @NotBlank
    @MaxCodePoints(characters = InputLimits.FREE_TEXT)
    private String description;

    @Size(max = 64)
    private @Nullable String fingerprint;

    @Size(max = 255)
    @Column(name = "idempotency_key")
    private @Nullable String idempotencyKey;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    protected ComplaintText() {}

    ComplaintText(ComplaintDetails complaint) {
        this.category = complaint.category();
        this.description = complaint.description();
        this.fingerprint = complaint.fingerprint();
        this.idempotencyKey = complaint.idempotencyKey();
    }

    /**
     * Erases the texts of the customer.
     *
     * @param known reasons whose categories stay; other categories are free text
     */
    void erase(ReasonCatalogue known, Instant at) {
        if (!known.hasCategory(category)) {
            category = ERASED;
        }
        description = ERASED;
        fingerprint = null;
        idempotencyKey = null;
        erasedAt = at;
    }

    boolean isErased() {
        return erasedAt != null;
    }

    String getCategory() {
        return category;
    }

    String getDescription() {
        return description;
    }

    @Nullable
    String getFingerprint() {
        return fingerprint;
    }

    @Nullable
    String getIdempotencyKey() {
        return idempotencyKey;
    }
}
