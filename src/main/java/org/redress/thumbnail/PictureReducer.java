package org.redress.thumbnail;

import java.io.IOException;
import java.io.OutputStream;

/** Copies of a picture's bytes only what a decoder needs for one frame. Its time is linear in the bytes. */
interface PictureReducer {
    /**
     * Copies a picture.
     *
     * @return the Exif data of a photo (TIFF), or its beginning; empty if there is none
     * @throws PictureRefusedException if the picture gets no thumbnail
     * @throws IOException if reading or writing failed
     */
    byte[] reduce(PictureSource source, OutputStream target) throws IOException;
}
