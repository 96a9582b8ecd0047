package org.redress.attachment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Types of files that can be attached: as what they are detected and shown, and how their names end. */
public enum FileType {
    JPEG("image/jpeg", List.of("jpg", "jpeg", "jpe", "jfif"), "image/jpg"),
    PNG("image/png", List.of("png")),
    GIF("image/gif", List.of("gif")),
    WEBP("image/webp", List.of("webp")),
    // Phones write these; none gets a thumbnail
    HEIC("image/heic", List.of("heic", "heif", "hif")),
    HEIC_SEQUENCE("image/heic-sequence", List.of("heics", "heic")),
    HEIF("image/heif", List.of("heif", "heic", "hif")),
    HEIF_SEQUENCE("image/heif-sequence", List.of("heifs", "heif")),
    PDF("application/pdf", List.of("pdf")),
    TEXT("text/plain", List.of("txt")),
    MP4("video/mp4", List.of("mp4", "m4v"), "video/x-m4v"),
    QUICKTIME("video/quicktime", List.of("mov", "qt")),
    THREE_GPP("video/3gpp", List.of("3gp", "3gpp")),
    THREE_GPP2("video/3gpp2", List.of("3g2", "3gpp2")),
    MP3("audio/mpeg", List.of("mp3")),
    M4A("audio/mp4", List.of("m4a", "m4b", "mp4")),
    AMR("audio/amr", List.of("amr")),
    AMR_WIDEBAND("audio/amr-wb", List.of("awb", "amr")),
    // RFC 5334
    OGG("audio/ogg", List.of("ogg", "oga", "opus", "spx"), "audio/vorbis", "audio/opus", "audio/speex");

    private final String mimeType;
    private final List<String> endings;
    private final Set<String> aliases;

    /**
     * @param endings of names, in lower case, the usual one first
     * @param aliases other names of the media type
     */
    FileType(String mimeType, List<String> endings, String... aliases) {
        this.mimeType = mimeType;
        this.endings = endings;
        this.aliases = Set.of(aliases);
    }

    /** Returns the type that has such a media type; empty if it cannot be attached. */
    static Optional<FileType> of(String mediaType) {
        return Stream.of(values())
                .filter(type -> type.mimeType.equals(mediaType) || type.aliases.contains(mediaType))
                .findFirst();
    }

    /** Returns all media types in the order of the alphabet. */
    public static List<String> mediaTypes() {
        return Stream.of(values()).map(FileType::mimeType).sorted().toList();
    }

    String mimeType() {
        return mimeType;
    }

    /** Returns the name with an ending of this type, by which the client's system chooses a program. */
    String named(String fileName) {
        String name = fileName.replaceAll("[. ]+$", "");
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean fits = name.contains(".") && endings.contains(ending);
        return fits ? name : name + "." + endings.get(0);
    }
}
