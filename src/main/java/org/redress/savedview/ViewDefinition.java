package org.redress.savedview;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.redress.key.OwnedEntity;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;

/** Named filter of the dispute list, private or shared with all staff of the merchant. */
@Entity
@Table(name = "saved_views")
@NamedQuery(
        name = ViewDefinition.VISIBLE,
        query = "select v from ViewDefinition v"
                + " where v.merchantId = :merchant and (v.shared = true or v.ownerId = :reader)")
@NamedQuery(
        name = ViewDefinition.SHARED_NUMBER,
        query = "select count(v) from ViewDefinition v where v.merchantId = :merchant and v.shared = true")
@NamedQuery(
        name = ViewDefinition.PRIVATE_NUMBER,
        query = "select count(v) from ViewDefinition v"
                + " where v.merchantId = :merchant and v.shared = false and v.ownerId = :owner")
public class ViewDefinition extends OwnedEntity {
    static final String VISIBLE = "ViewDefinition.visible";
    static final String SHARED_NUMBER = "ViewDefinition.sharedNumber";
    static final String PRIVATE_NUMBER = "ViewDefinition.privateNumber";

    @NotBlank
    @MaxCodePoints(characters = InputLimits.SHORT_NAME)
    private String name;

    @NotNull
    @MaxCodePoints(characters = InputLimits.QUERY_STRING)
    private String query;

    private boolean shared;

    @NotNull
    @Column(name = "owner_id")
    private String ownerId;

    @NotNull
    @Column(name = "owner_name")
    private String ownerName;

    protected ViewDefinition() {}

    /**
     * Creates a view.
     *
     * @param ownerId id of the member of staff who creates it
     * @param ownerName name of the same
     */
    public ViewDefinition(int merchantId, UUID id, String ownerId, String ownerName, SavedViewData data) {
        super(merchantId, id);
        this.ownerId = ownerId;
        this.ownerName = ownerName;
        change(data);
    }

    /** Replaces the content. */
    final void change(SavedViewData data) {
        name = data.name();
        query = data.query();
        shared = data.shared();
    }

    SavedViewData getData() {
        return new SavedViewData(name, query, shared);
    }

    /** Returns whether a member of staff sees it, and may change it. */
    boolean isVisibleTo(String staffId) {
        return shared || ownerId.equals(staffId);
    }

    String getOwnerId() {
        return ownerId;
    }

    String getOwnerName() {
        return ownerName;
    }
}
