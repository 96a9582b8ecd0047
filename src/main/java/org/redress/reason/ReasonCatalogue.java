package org.redress.reason;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.digest.CanonicalForm;

/** Dispute reasons of one merchant by id: the general ones, and its own, of which some may be retired. */
public record ReasonCatalogue(List<DisputeReason> all) {
    public ReasonCatalogue {
        all = List.copyOf(all);
    }

    /** Returns the reason with the id, which may be retired. */
    public Optional<DisputeReason> find(int id) {
        return all.stream().filter(reason -> reason.getId() == id).findFirst();
    }

    /** Returns the reason with the id, if new disputes may give it. */
    public Optional<DisputeReason> findAvailable(int id) {
        return find(id).filter(reason -> !reason.isRetired());
    }

    /** Returns the reason of a chat category, or {@link DisputeReason#ANOTHER_PROBLEM} for an unknown category. */
    public DisputeReason ofCategory(String category) {
        return all.stream()
                .filter(reason -> category.equals(reason.getCategory()))
                .findFirst()
                .orElseGet(() -> find(DisputeReason.ANOTHER_PROBLEM).orElseThrow());
    }

    /** Whether a reason stands for the chat category. */
    public boolean hasCategory(String category) {
        return all.stream().anyMatch(reason -> category.equals(reason.getCategory()));
    }

    /** Returns the reasons that new disputes may give. */
    public List<DisputeReason> available() {
        return all.stream().filter(reason -> !reason.isRetired()).toList();
    }

    /** Returns the content of the merchant's own reasons that new disputes may give. */
    Set<OwnReason> availableOwn() {
        return own().filter(reason -> !reason.isRetired())
                .map(DisputeReason::content)
                .collect(Collectors.toSet());
    }

    /** Returns the merchant's own reasons, also retired ones. */
    Stream<DisputeReason> own() {
        return all.stream().filter(DisputeReason::isOwn);
    }

    /** Returns the entity tag of the available reasons in a language. */
    String digest(Locale language) {
        CanonicalForm form = CanonicalForm.of("reasons").add("language", language.getLanguage());
        for (DisputeReason reason : available()) {
            form.add("id", reason.getId()).add("name", reason.nameIn(language));
            if (reason.isOwn()) {
                reason.content().describe(form);
            }
        }
        return form.digest();
    }
}
