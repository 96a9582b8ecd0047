package org.redress.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;

/** Recording of a delivery by the carrier: a photo of the door, a voice note of the driver, a video. */
@Embeddable
@SuppressWarnings("unused") // Columns that only queries read
public class DeliveryMedia {
    /** Kind of the file, by its name in the chat's media reply. */
    public enum Type {
        IMAGE,
        AUDIO,
        VIDEO
    }

    @NotNull
    @Enumerated(EnumType.STRING)
    @Column(name = "media_type")
    private Type mediaType;

    @NotBlank
    @MaxCodePoints(characters = InputLimits.NAME)
    private String name;

    @MaxCodePoints(characters = InputLimits.NOTE)
    private @Nullable String description;

    @NotBlank
    @MaxCodePoints(characters = InputLimits.URL)
    @Column(name = "content_url")
    private String contentUrl;

    private int position;

    protected DeliveryMedia() {}

    /**
     * Creates a recording.
     *
     * @param description null if there is none
     * @param contentUrl absolute URL of the file
     */
    public DeliveryMedia(Type mediaType, String name, @Nullable String description, String contentUrl) {
        this.mediaType = mediaType;
        this.name = name;
        this.description = description;
        this.contentUrl = contentUrl;
    }

    /** Returns a copy for this position in an order's list, counted from 0. */
    DeliveryMedia at(int position) {
        DeliveryMedia media = new DeliveryMedia(mediaType, name, description, contentUrl);
        media.position = position;
        return media;
    }

    public Type getMediaType() {
        return mediaType;
    }

    public String getName() {
        return name;
    }

    public @Nullable String getDescription() {
        return description;
    }

    public String getContentUrl() {
        return contentUrl;
    }

    /** Compares all but the position. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DeliveryMedia recording
                && recording.mediaType == mediaType
                && Objects.equals(recording.name, name)
                && Objects.equals(recording.description, description)
                && Objects.equals(recording.contentUrl, contentUrl);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mediaType, name, description, contentUrl);
    }
}
