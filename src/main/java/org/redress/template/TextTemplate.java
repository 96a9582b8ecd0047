package org.redress.template;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.redress.key.OwnedEntity;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;

/** Text that staff of a merchant use again and again, in one or several languages. */
@Entity
@Table(name = "text_templates")
@NamedQuery(
        name = TextTemplate.OF_MERCHANT,
        query = "select distinct t from TextTemplate t left join fetch t.texts where t.merchantId = :merchant")
public class TextTemplate extends OwnedEntity {
    static final String OF_MERCHANT = "TextTemplate.ofMerchant";

    @NotBlank
    @MaxCodePoints(characters = InputLimits.SHORT_NAME)
    private String name;

    @ElementCollection
    @CollectionTable(
            name = "text_template_texts",
            joinColumns = {
                @JoinColumn(name = "merchant_id", referencedColumnName = "merchant_id"),
                @JoinColumn(name = "template_id", referencedColumnName = "id")
            })
    @MapKeyColumn(name = "language")
    @Column(name = "text")
    private Map<
                    @Pattern(regexp = "[a-z]{2}") String,
                    @NotBlank @MaxCodePoints(characters = InputLimits.FREE_TEXT) String>
            texts = new HashMap<>();

    protected TextTemplate() {}

    /**
     * Creates a template.
     *
     * @param id replaces that of the data
     */
    public TextTemplate(int merchantId, UUID id, TextTemplateData data) {
        super(merchantId, id);
        change(data);
    }

    /** Replaces name and texts. */
    final void change(TextTemplateData data) {
        name = data.name();
        texts.keySet().retainAll(data.texts().keySet());
        texts.putAll(data.texts());
    }

    /** Returns name and texts, with the id. */
    TextTemplateData getData() {
        return new TextTemplateData(getId(), name, texts);
    }
}
