package org.redress.reason;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A reason of disputes, and the chat category that it stands for, if any. */
@Entity
@Table(name = "dispute_reasons")
@NamedQuery(name = DisputeReason.ALL, query = "select r from DisputeReason r order by r.id")
public class DisputeReason {
    static final String ALL = "DisputeReason.all";

    /** Id of the reason for categories that no reason stands for. */
    public static final int ANOTHER_PROBLEM = 10207;

    @Id
    @NotNull
    private Integer id;

    @NotBlank
    @Size(max = 200)
    private String name;

    @Size(max = 64)
    private @Nullable String category;

    @Column(name = "merchant_id")
    private @Nullable Integer merchantId;

    @Size(max = 16)
    private @Nullable String code;

    protected DisputeReason() {}

    /**
     * Creates a reason of all merchants.
     *
     * @param category of the chat, or null
     */
    public DisputeReason(int id, String name, @Nullable String category) {
        this.id = id;
        this.name = name;
        this.category = category;
    }

    /** Returns the id, unique among all merchants. */
    public Integer getId() {
        return id;
    }

    /** Returns the chat category, or null. */
    public @Nullable String getCategory() {
        return category;
    }

    /** Returns the merchant whose disputes alone may give the reason, or null: those of all merchants may. */
    @Nullable
    Integer getMerchantId() {
        return merchantId;
    }

    /** Returns the short name, such as Riverty's R1, or null. */
    @Nullable
    String getCode() {
        return code;
    }

    /** Returns the name, in English. */
    public String getName() {
        return name;
    }
}
