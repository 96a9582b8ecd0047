package org.redress.attachment;

import java.util.UUID;
import org.redress.storage.TempFile;

/**
 * A file that came in and was found good.
 *
 * @param name as its sender calls it, as text: never used as a path
 * @param mimeType decided from its bytes
 * @param thumbnail a small JPEG, null for what is no picture
 */
public record UploadedFile(UUID id, String name, String mimeType, TempFile bytes, byte[] thumbnail) {}
