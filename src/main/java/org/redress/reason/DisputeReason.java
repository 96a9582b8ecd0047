package org.redress.reason;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reason of disputes, and the chat category that it stands for, if any. */
@Entity
@Table(name = "dispute_reasons")
@NamedQuery(
        name = DisputeReason.ALL,
        query = "select distinct r from DisputeReason r left join fetch r.names order by r.id")
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

    @ElementCollection
    @CollectionTable(name = "dispute_reason_names", joinColumns = @JoinColumn(name = "reason_id"))
    @MapKeyColumn(name = "language")
    @Column(name = "name")
    private Map<@Pattern(regexp = "[a-z]{2}") String, @NotBlank @Size(max = 200) String> names = new HashMap<>();

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

    /** Returns the name in a language, in English where there is none. */
    String nameIn(Locale language) {
        return names.getOrDefault(language.getLanguage(), name);
    }
}
