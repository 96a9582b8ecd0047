package org.redress.thumbnail;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Formats of pictures that get a thumbnail. */
enum PictureFormat {
    JPEG("image/jpeg", JpegReducer::new),
    PNG("image/png", PngReducer::new),
    GIF("image/gif", GifReducer::new),
    WEBP("image/webp", WebpReducer::new);

    private final String mimeType;
    private final Supplier<PictureReducer> reducer;

    PictureFormat(String mimeType, Supplier<PictureReducer> reducer) {
        this.mimeType = mimeType;
        this.reducer = reducer;
    }

    /** Returns the format of a media type; empty if files of this type get no thumbnail. */
    static Optional<PictureFormat> of(String mimeType) {
        return Stream.of(values())
                .filter(format -> format.mimeType.equals(mimeType))
                .findFirst();
    }

    /** Returns a reducer for one picture. */
    PictureReducer reducer() {
        return reducer.get();
    }

    /** Returns a decoder for one picture, to be disposed of. */
    ImageReader reader() throws IOException {
        // Called directly, since plugins of ImageIO are global to the JVM
        return this == WEBP
                ? new WebPImageReaderSpi().createReaderInstance()
                : ImageIO.getImageReadersByMIMEType(mimeType).next();
    }
}
