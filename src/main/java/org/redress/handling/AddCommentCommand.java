package org.redress.handling;

import java.util.List;
import java.util.UUID;
import org.redress.digest.CanonicalForm;
import org.redress.dispute.Visibility;

/** What somebody says about a case. @param attachments of this case, to look at with it */
record AddCommentCommand(Visibility visibility, String text, List<UUID> attachments) {
    /** Returns the request in the form from which its digest is computed (Idempotency-Key). */
    CanonicalForm canonicalForm(int merchantId, UUID disputeId) {
        return CanonicalForm.of("comment")
                .add("clientId", merchantId)
                .add("disputeId", disputeId)
                .add("visibility", visibility.name())
                .add("text", text)
                .addTexts("attachments", attachments.stream().map(UUID::toString));
    }
}
