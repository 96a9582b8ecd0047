package org.redress.thumbnail;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import org.redress.dispute.Attachment;

/** Thumbnail of an attached picture, a JPEG. The database stores it, also where files have another store. */
@Entity
@Table(name = "attachment_thumbnails")
@SuppressWarnings("unused") // Columns that only queries read
public class AttachmentThumbnail {
    public static final String TYPE = "image/jpeg";

    @Id
    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "attachment_id")
    private Attachment attachment;

    @NotNull
    private byte[] content;

    protected AttachmentThumbnail() {}

    /** @param content bytes of the JPEG */
    public AttachmentThumbnail(Attachment attachment, byte[] content) {
        this.attachment = attachment;
        this.content = content;
    }
}
