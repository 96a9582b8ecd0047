package org.redress.reason;

import java.util.List;
import java.util.Optional;

/** Why customers open cases: everybody's reasons, and those of single merchants. */
public record ReasonCatalogue(List<DisputeReason> all) {
    public ReasonCatalogue {
        all = List.copyOf(all);
    }

    public DisputeReason withId(int id) {
        return all.stream()
                .filter(reason -> reason.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What the category stands for, or "another problem". */
    public DisputeReason ofCategory(String category) {
        return all.stream()
                .filter(reason -> category.equals(reason.getCategory()))
                .findFirst()
                .orElseGet(() -> withId(DisputeReason.ANOTHER_PROBLEM));
    }

    public boolean haveCategory(String category) {
        return all.stream().anyMatch(reason -> category.equals(reason.getCategory()));
    }

    /** Those that this merchant's cases can give. */
    public List<DisputeReason> of(int merchantId) {
        return all.stream()
                .filter(reason -> reason.getMerchantId() == null || reason.getMerchantId() == merchantId)
                .toList();
    }

    public Optional<DisputeReason> of(int merchantId, int id) {
        return of(merchantId).stream().filter(reason -> reason.getId() == id).findFirst();
    }
}
