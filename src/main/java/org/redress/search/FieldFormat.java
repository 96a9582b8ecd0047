package org.redress.search;

import java.math.BigDecimal;
import java.time.Instant;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeLink;
import org.redress.json.TimeFormats;
import org.redress.order.Money;

/** Format of a field's value on the wire. */
enum FieldFormat {
    TEXT {
        @Override
        Object of(Object value, DisputeRow row) {
            return value.toString();
        }
    },
    NUMBER,
    /** True or false. */
    TRUTH,
    /** ISO 8601 in UTC with seven decimals. */
    INSTANT {
        @Override
        Object of(Object value, DisputeRow row) {
            return TimeFormats.instant((Instant) value);
        }
    },
    /** MM/dd/yyyy HH:mm:ss in UTC. */
    DATE_TIME {
        @Override
        Object of(Object value, DisputeRow row) {
            return TimeFormats.dateTime((Instant) value);
        }
    },
    /** Text with the decimals of the dispute's currency. */
    MONEY {
        @Override
        Object of(Object value, DisputeRow row) {
            return Money.text((BigDecimal) value, row.require(DisputeField.CURRENCY, String.class));
        }
    },
    /** A list of {@link AttachmentRow}s, written by {@link DisputeJsonWriter}. */
    ATTACHMENT_LIST,
    /** A list of {@link IdentityRow}s, written by {@link DisputeJsonWriter}. */
    IDENTITY_LIST,
    /** A list of {@link DisputeLink}s, written by {@link DisputeJsonWriter}. */
    LINK_LIST,
    /** A list of texts. */
    TAG_LIST,
    /** A list of {@link DisputeAction}s, written by {@link DisputeJsonWriter} with the paths to POST to. */
    ACTION_LINKS;

    /**
     * Returns the value for the wire.
     *
     * @param value of the row, not null
     */
    Object of(Object value, DisputeRow row) {
        return value;
    }
}
