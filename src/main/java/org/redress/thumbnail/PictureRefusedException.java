package org.redress.thumbnail;

import java.io.IOException;

/** A picture that gets no thumbnail: damaged, of an unsupported kind, or one that would cost much memory or time. */
final class PictureRefusedException extends IOException {
    /** @param why for the log, without data of the picture */
    PictureRefusedException(String why) {
        super(why);
    }

    /** @param failure thrown by a decoder */
    PictureRefusedException(Throwable failure) {
        super("it cannot be decoded: " + failure.getClass().getSimpleName(), failure);
    }
}
