package org.redress.erasure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Table whose rows of a merchant are erased. Rows are erased before those that they refer to. */
enum ErasedTable {
    THUMBNAIL_JOBS("attachment_id"),
    ATTACHMENT_THUMBNAILS("attachment_id"),
    COMMENT_ATTACHMENTS("comment_id, attachment_id"),
    // Rows of 64 KB
    ATTACHMENT_CHUNKS("attachment_id, position", KeyType.UUID, 100),
    // Others have files that are not abandoned yet
    ATTACHMENTS("id") {
        @Override
        String deletable() {
            return ofMerchant() + " and store = 'database'";
        }
    },
    COMMENT_MENTIONS("comment_id, staff_id"),
    COMMENTS("id"),
    TIMELINE_ENTRIES("dispute_id, position"),
    DISPUTE_TAGS("tag, dispute_id", KeyType.VARCHAR, ErasedTable.ROWS),
    DISPUTE_LINKS("dispute_id, other_id, kind"),
    PRESENCES("dispute_id, staff_id"),
    DISPUTE_READS("dispute_id, staff_id"),
    DISPUTES("id"),
    ORDER_ITEMS("order_uuid, position"),
    DELIVERY_MEDIA("order_uuid, position"),
    ORDERS("id"),
    CHANNEL_IDENTITIES("id"),
    CUSTOMERS("id"),
    OUTBOX("id"),
    EVENTS("seq", KeyType.BIGINT, ErasedTable.ROWS),
    EVENT_SEQUENCES("last_seq", KeyType.BIGINT, ErasedTable.ROWS),
    // Before the documents, as its lock is held by who writes them
    SEARCH_POSITIONS("seq", KeyType.BIGINT, ErasedTable.ROWS),
    SEARCH_DOCUMENTS("id"),
    STATISTICS_POSITIONS("seq", KeyType.BIGINT, ErasedTable.ROWS),
    STATISTICS_DAYS("created_on, status_id, reason_id, outcome, currency", KeyType.DATE, ErasedTable.ROWS),
    DELIVERY_ATTEMPTS("webhook_id, delivery, number"),
    DELIVERIES("webhook_id, number"),
    WEBHOOKS("id"),
    TEXT_TEMPLATE_TEXTS("template_id, language"),
    TEXT_TEMPLATES("id"),
    SAVED_VIEWS("id"),
    JOB_DISPUTES("job_id, position"),
    JOBS("id"),
    STAFF("id", KeyType.VARCHAR, ErasedTable.ROWS),
    REQUEST_COUNTS("counted_on", KeyType.VARCHAR, ErasedTable.ROWS),
    EXPORT_LINKS("digest", KeyType.VARCHAR, ErasedTable.ROWS),
    IDEMPOTENCY_RECORDS("id", KeyType.VARCHAR, ErasedTable.ROWS),
    DISPUTE_REASON_NAMES("reason_id, language", KeyType.INTEGER, ErasedTable.ROWS) {
        @Override
        String ofMerchant() {
            return "reason_id in (select id from dispute_reasons where merchant_id = ?1)";
        }
    },
    // For each row the database reads the disputes of all merchants: no index begins with the reason
    DISPUTE_REASONS("id", KeyType.INTEGER, 5),
    MERCHANT_HOLIDAYS("holiday", KeyType.VARCHAR, ErasedTable.ROWS),
    MERCHANT_SSO_NAMES("name", KeyType.VARCHAR, ErasedTable.ROWS),
    MERCHANT_CHAT_CLIENTS("name", KeyType.VARCHAR, ErasedTable.ROWS);

    static final ErasedTable FIRST = THUMBNAIL_JOBS;

    /** Rows of a transaction; of large rows fewer. */
    static final int ROWS = 1_000;

    /** Type of the first column of a key. */
    private enum KeyType {
        UUID,
        VARCHAR,
        INTEGER,
        BIGINT,
        DATE
    }

    private final String keys;
    private final KeyType type;
    private final int rows;

    ErasedTable(String keys) {
        this(keys, KeyType.UUID, ErasedTable.ROWS);
    }

    /** @param keys columns of the primary key after the merchant */
    ErasedTable(String keys, KeyType type, int rows) {
        this.keys = keys;
        this.type = type;
        this.rows = rows;
    }

    /** Returns the name in the database. */
    String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name in certificates, such as timelineEntries. */
    String wireName() {
        String words = Arrays.stream(tableName().split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /** Returns the table to erase next; empty after the last. */
    Optional<ErasedTable> next() {
        return Arrays.stream(values()).dropWhile(table -> table != this).skip(1).findFirst();
    }

    /** Returns the condition of the rows of the merchant {@code ?1}. */
    String ofMerchant() {
        return "merchant_id = ?1";
    }

    /** Returns the condition of those rows that can be deleted now. */
    String deletable() {
        return ofMerchant();
    }

    /** Returns the query of the key, as a text, with which a batch ends; no row if the batch is the last. */
    String lastKeyQuery(boolean isFirst) {
        return "select cast(" + firstKey() + " as varchar)" + from(isFirst) + " limit 1 offset " + (rows - 1);
    }

    /** Returns the statement that deletes the rows of a batch. */
    String deletion(boolean isFirst) {
        return "delete from " + tableName() + " where " + ofMerchant() + " and (" + keys + ") in (select " + keys
                + from(isFirst) + " limit " + rows + ")";
    }

    // From the key with which the last batch ended, ?2: the keys before are in the index until they are vacuumed
    private String from(boolean isFirst) {
        String begin = isFirst ? "" : " and " + firstKey() + " >= cast(?2 as " + type.name() + ")";
        return " from " + tableName() + " where " + deletable() + begin + " order by " + keys;
    }

    private String firstKey() {
        return keys.split(",")[0];
    }
}
