package org.redress.handling;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.LinkKind;
import org.redress.dispute.PairCommand;
import org.redress.json.JsonObjectReader;

/** Reads the commands that concern two disputes. */
final class PairCommandReader {
    private PairCommandReader() {}

    /** Reads a command without the other dispute. Invalid fields are collected. */
    static DisputeCommand command(DisputeAction action, JsonObjectReader fields) {
        if (action == DisputeAction.MERGE) {
            return new PairCommand.Merge(reference(PairCommand.Merge.INTO, fields), null);
        } else if (action == DisputeAction.LINK) {
            String other = reference(PairCommand.Link.OTHER, fields);
            LinkKind kind =
                    fields.parse("kind", "be one of RELATED, DUPLICATE_OF, HAS_DUPLICATE", PairCommandReader::kind);
            return new PairCommand.Link(other, fields.required("kind", kind), null);
        }
        return action == DisputeAction.UNLINK
                ? new PairCommand.Unlink(reference(PairCommand.Link.OTHER, fields), null)
                : new PairCommand.Split(null);
    }

    private static String reference(String name, JsonObjectReader fields) {
        @Nullable
        String sent = fields.parse(name, "be the id or the ticket number of a dispute", PairCommandReader::canonical);
        return fields.required(name, sent);
    }

    private static String canonical(String text) {
        if (text.matches("\\d{1,18}")) {
            return Long.valueOf(text).toString();
        }
        String id = UUID.fromString(text).toString();
        if (!id.equalsIgnoreCase(text)) {
            throw new IllegalArgumentException();
        }
        return id;
    }

    private static LinkKind kind(String text) {
        LinkKind kind = LinkKind.valueOf(text);
        if (kind.isOfMerge()) {
            throw new IllegalArgumentException();
        }
        return kind;
    }
}
