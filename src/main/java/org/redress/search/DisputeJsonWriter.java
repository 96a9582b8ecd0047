package org.redress.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeLink;

/**
 * Writes disputes as JSON in UTF-8: each field of {@link DisputeField} in its order, null if it is unknown. By hand,
 * since lists are most of the load: docs/adr/0009.
 */
public final class DisputeJsonWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
    private static final int USUAL_BYTES = 2_000;
    private static final List<JsonMember> MEMBERS = members();

    private DisputeJsonWriter() {}

    /** Returns a JSON array. */
    public static byte[] of(List<DisputeRow> disputes) {
        return written(disputes.size(), json -> {
            json.writeStartArray();
            for (DisputeRow dispute : disputes) {
                write(json, dispute);
            }
            json.writeEndArray();
        });
    }

    /** Returns a JSON object. */
    public static byte[] of(DisputeRow dispute) {
        return written(1, json -> write(json, dispute));
    }

    private interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static byte[] written(int disputes, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((disputes + 1) * USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * A member of an object.
     *
     * @param field its value, or the first one of a nested object
     * @param nested null if it is a value
     */
    private record JsonMember(SerializableString name, DisputeField field, @Nullable List<JsonMember> nested) {
        private static JsonMember of(String name, DisputeField field, @Nullable List<JsonMember> nested) {
            return new JsonMember(new SerializedString(name), field, nested);
        }
    }

    private static List<JsonMember> members() {
        List<JsonMember> members = new ArrayList<>();
        for (DisputeField field : DisputeField.values()) {
            if (field.wireName() == null) {
                continue;
            }
            String[] names = field.wireName().split("\\.");
            if (names.length == 1) {
                members.add(JsonMember.of(names[0], field, null));
                continue;
            }
            JsonMember last = members.get(members.size() - 1);
            if (!last.name().getValue().equals(names[0])) {
                last = JsonMember.of(names[0], field, new ArrayList<>());
                members.add(last);
            }
            Objects.requireNonNull(last.nested()).add(JsonMember.of(names[1], field, null));
        }
        return List.copyOf(members);
    }

    private static void write(JsonGenerator json, DisputeRow dispute) throws IOException {
        json.writeStartObject();
        for (JsonMember member : MEMBERS) {
            json.writeFieldName(member.name());
            if (member.nested() == null) {
                writeValue(json, member.field(), dispute);
            } else if (member.field().valueOf(dispute) == null) {
                json.writeNull();
            } else {
                json.writeStartObject();
                for (JsonMember nested : member.nested()) {
                    json.writeFieldName(nested.name());
                    writeValue(json, nested.field(), dispute);
                }
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, DisputeField field, DisputeRow dispute) throws IOException {
        Object value = field.wireValueOf(dispute);
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (field.format()) {
            case TEXT, INSTANT, DATE_TIME, MONEY -> json.writeString((String) value);
            case TRUTH -> json.writeBoolean((Boolean) value);
            case NUMBER -> json.writeNumber(((Number) value).longValue());
            case ATTACHMENT_LIST -> writeAttachments(json, dispute);
            case IDENTITY_LIST -> writeIdentities(json, (List<?>) value);
            case LINK_LIST -> writeLinks(json, (List<?>) value);
            case TAG_LIST -> writeTags(json, dispute.tags());
            case ACTION_LINKS -> writeActions(json, dispute);
        }
    }

    private static void writeAttachments(JsonGenerator json, DisputeRow dispute) throws IOException {
        json.writeStartArray();
        for (AttachmentRow row : dispute.attachments()) {
            AttachmentView attachment = AttachmentView.of(row);
            json.writeStartObject();
            json.writeStringField("id", attachment.id().toString());
            json.writeStringField("fileName", attachment.fileName());
            json.writeStringField("originalFileName", attachment.originalFileName());
            json.writeStringField("createdAt", attachment.createdAt());
            json.writeNumberField("size", attachment.size());
            json.writeStringField("source", attachment.source());
            json.writeStringField("mimeType", attachment.mimeType());
            json.writeStringField("url", attachment.url());
            json.writeStringField("addedAt", attachment.addedAt());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeIdentities(JsonGenerator json, List<?> identities) throws IOException {
        json.writeStartArray();
        for (Object identity : identities) {
            json.writeStartObject();
            json.writeStringField("channel", ((IdentityRow) identity).channel());
            json.writeStringField("uid", ((IdentityRow) identity).uid());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeLinks(JsonGenerator json, List<?> links) throws IOException {
        json.writeStartArray();
        for (Object each : links) {
            DisputeLink link = (DisputeLink) each;
            json.writeStartObject();
            json.writeStringField("kind", link.getKind().name());
            json.writeStringField("id", link.getOtherId().toString());
            json.writeNumberField("ticketNumber", link.getOtherNumber());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeTags(JsonGenerator json, List<String> tags) throws IOException {
        json.writeStartArray();
        for (String tag : tags) {
            json.writeString(tag);
        }
        json.writeEndArray();
    }

    private static void writeActions(JsonGenerator json, DisputeRow dispute) throws IOException {
        String path = DisputePaths.dispute(dispute.merchant().getId(), dispute.id());
        json.writeStartObject();
        for (DisputeAction action : dispute.actions()) {
            json.writeStringField(action.wireName(), path + action.path());
        }
        json.writeEndObject();
    }
}
