package org.redress.dispute;

import java.util.List;
import java.util.Optional;

/** Why customers open cases: everybody's reasons, and those of single merchants. */
public record Reasons(List<DisputeReason> all) {
    public Reasons {
        all = List.copyOf(all);
    }

    DisputeReason withId(int id) {
        return all.stream()
                .filter(reason -> reason.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What the category stands for, or "another problem". */
    DisputeReason ofCategory(String category) {
        return all.stream()
                .filter(reason -> category.equals(reason.getCategory()))
                .findFirst()
                .orElseGet(() -> withId(DisputeReason.ANOTHER_PROBLEM));
    }

    boolean haveCategory(String category) {
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
