package org.redress.thumbnail;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.redress.key.OwnedEntity;

/** Thumbnail of an attached picture, a JPEG. The database stores it, also where files have another store. */
@Entity
@Table(name = "attachment_thumbnails")
@SuppressWarnings("unused") // Columns that only queries read
@AttributeOverride(name = "id", column = @Column(name = "attachment_id"))
public class AttachmentThumbnail extends OwnedEntity {
    public static final String TYPE = "image/jpeg";

    @NotNull
    private byte[] content;

    protected AttachmentThumbnail() {}

    /** @param content bytes of the JPEG */
    public AttachmentThumbnail(int merchantId, UUID attachmentId, byte[] content) {
        super(merchantId, attachmentId);
        this.content = content;
    }
}
