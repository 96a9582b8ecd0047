package org.redress.reason;

import java.util.List;
import java.util.Optional;

/** Dispute reasons: those of all merchants, and those of single merchants. */
public record ReasonCatalogue(List<DisputeReason> all) {
    public ReasonCatalogue {
        all = List.copyOf(all);
    }

    /**
     * Returns the reason with the id.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public DisputeReason withId(int id) {
        return all.stream()
                .filter(reason -> reason.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the reason of a chat category, or {@link DisputeReason#ANOTHER_PROBLEM} for an unknown category. */
    public DisputeReason ofCategory(String category) {
        return all.stream()
                .filter(reason -> category.equals(reason.getCategory()))
                .findFirst()
                .orElseGet(() -> withId(DisputeReason.ANOTHER_PROBLEM));
    }

    /** Whether a reason stands for the chat category. */
    public boolean hasCategory(String category) {
        return all.stream().anyMatch(reason -> category.equals(reason.getCategory()));
    }

    /** Returns the reasons that the merchant's disputes may give. */
    public List<DisputeReason> of(int merchantId) {
        return all.stream()
                .filter(reason -> reason.getMerchantId() == null || reason.getMerchantId() == merchantId)
                .toList();
    }

    /** Returns one of the merchant's reasons; empty if it has no such reason. */
    public Optional<DisputeReason> of(int merchantId, int id) {
        return of(merchantId).stream().filter(reason -> reason.getId() == id).findFirst();
    }
}
