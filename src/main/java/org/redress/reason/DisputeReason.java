package org.redress.reason;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Why customers open cases: a row of the catalogue, and the chat's category that it stands for, if any. */
@Entity
@Table(name = "dispute_reasons")
@NamedQuery(name = DisputeReason.ALL, query = "select r from DisputeReason r order by r.id")
public class DisputeReason {
    static final String ALL = "DisputeReason.all";

    /** The reason of a case whose category the catalogue does not know. */
    public static final int ANOTHER_PROBLEM = 10207;

    @Id
    @NotNull
    private Integer id;

    @NotBlank
    @Size(max = 200)
    private String name;

    @Size(max = 64)
    private String category;

    @Column(name = "merchant_id")
    private Integer merchantId;

    @Size(max = 16)
    private String code;

    protected DisputeReason() {}

    /** @param category the chat's, or null */
    public DisputeReason(int id, String name, String category) {
        this.id = id;
        this.name = name;
        this.category = category;
    }

    public Integer getId() {
        return id;
    }

    /** The chat's category, or null. */
    public String getCategory() {
        return category;
    }

    /** Whose it is; null: everybody's. */
    Integer getMerchantId() {
        return merchantId;
    }

    /** A short name, such as Riverty's R1; or null. */
    String getCode() {
        return code;
    }

    public String getName() {
        return name;
    }
}
