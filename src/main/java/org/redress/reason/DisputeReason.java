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
        name = DisputeReason.OF_MERCHANT,
        query = "select distinct r from DisputeReason r left join fetch r.names"
                + " where r.merchantId is null or r.merchantId = :merchant order by r.id")
public class DisputeReason {
    static final String OF_MERCHANT = "DisputeReason.ofMerchant";

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

    private boolean retired;

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

    /** Creates a merchant's own reason, which stands for no category. */
    DisputeReason(int id, int merchantId, OwnReason content) {
        this(id, content.english(), null);
        this.merchantId = merchantId;
        this.code = content.code();
        names.putAll(content.names());
        names.remove(OwnReason.ENGLISH);
    }

    /** Returns the id, unique among all merchants. */
    public Integer getId() {
        return id;
    }

    /** Returns the chat category, or null. */
    public @Nullable String getCategory() {
        return category;
    }

    /** Returns whether the disputes of one merchant alone may give the reason. */
    boolean isOwn() {
        return merchantId != null;
    }

    /** Returns whether new disputes can no longer give the reason. */
    boolean isRetired() {
        return retired;
    }

    /** Retires the reason, or takes it into use again. */
    void retireUnless(boolean wanted) {
        retired = !wanted;
    }

    /** Returns the content that makes it differ from the merchant's other reasons. */
    OwnReason content() {
        Map<String, String> all = new HashMap<>(names);
        all.put(OwnReason.ENGLISH, name);
        return new OwnReason(all, code);
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
