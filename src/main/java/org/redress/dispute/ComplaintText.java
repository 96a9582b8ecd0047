package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;
import org.redress.reason.ReasonCatalogue;

/** What the customer says is wrong, and the marks by which it is recognised when it is said again. It can be erased. */
@Embeddable
public class ComplaintText {
    /** What stands in the place of a text that was erased. */
    public static final String ERASED = "(erased)";

    @NotBlank
    @MaxCodePoints(characters = 255)
    private String category;

    @NotBlank
    @MaxCodePoints(characters = InputLimits.FREE_TEXT)
    private String description;

    @Size(max = 64)
    private String fingerprint;

    @Size(max = 255)
    @Column(name = "idempotency_key")
    private String idempotencyKey;

    @Column(name = "erased_at")
    private Instant erasedAt;

    protected ComplaintText() {}

    ComplaintText(ComplaintDetails complaint) {
        this.category = complaint.category();
        this.description = complaint.description();
        this.fingerprint = complaint.fingerprint();
        this.idempotencyKey = complaint.idempotencyKey();
    }

    /** @param known the reasons whose categories stay: all others are the customer's own words */
    void erase(ReasonCatalogue known, Instant at) {
        if (!known.hasCategory(category)) {
            category = ERASED;
        }
        description = ERASED;
        fingerprint = null;
        idempotencyKey = null;
        erasedAt = at;
    }

    boolean areErased() {
        return erasedAt != null;
    }

    String getCategory() {
        return category;
    }
}
