package org.redress.fulltext;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.redress.key.OwnedEntity;

/** Words of a dispute, whose id it has, and of its customer. {@link SearchDocumentService} writes it. */
@Entity
@Table(name = "search_documents")
@SuppressWarnings("unused") // Columns that only queries read
public class SearchDocument extends OwnedEntity {
    @NotNull
    private String words;

    @NotNull
    @Column(name = "customer_words")
    private String customerWords;

    protected SearchDocument() {}

    SearchDocument(int merchantId, UUID disputeId, String words, String customerWords) {
        super(merchantId, disputeId);
        this.words = words;
        this.customerWords = customerWords;
    }
}
