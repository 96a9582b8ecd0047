package org.redress.savedview;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.Sha256;
import org.redress.http.ApiPaths;
import org.redress.json.JsonBodyWriter;

/**
 * A view on the wire. Members that are null are omitted.
 *
 * @param id null for one that each merchant has
 * @param given name of {@link GivenViewName}; null for one of staff
 * @param owner null for one that each merchant has
 * @param count null unless it was asked for
 */
@JsonbPropertyOrder({"id", "given", "name", "query", "shared", "owner", "count"})
public record SavedView(
        @Nullable UUID id,
        @Nullable String given,
        String name,
        String query,
        boolean shared,
        @Nullable Owner owner,
        @Nullable Count count) {
    /** Member of staff who created the view. */
    @JsonbPropertyOrder({"id", "name"})
    public record Owner(String id, String name) {}

    /**
     * Number of disputes.
     *
     * @param exact false if there are more
     */
    @JsonbPropertyOrder({"value", "exact"})
    public record Count(int value, boolean exact) {}

    static SavedView of(ViewDefinition view) {
        SavedViewData data = view.getData();
        Owner owner = new Owner(view.getOwnerId(), view.getOwnerName());
        return new SavedView(view.getId(), null, data.name(), data.query(), data.shared(), owner, null);
    }

    SavedView with(@Nullable Count counted) {
        return new SavedView(id, given, name, query, shared, owner, counted);
    }

    /** Returns the path of a view of staff. */
    String path(int merchantId) {
        return ApiPaths.BASE + "/" + merchantId + "/views/" + id;
    }

    /** Returns the entity tag, without quotes. */
    String tag() {
        return Sha256.of(JsonBodyWriter.of(this));
    }
}
