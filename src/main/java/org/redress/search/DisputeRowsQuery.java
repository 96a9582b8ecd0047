package org.redress.search;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.key.ListParameter;
import org.redress.paging.Cursor;
import org.redress.paging.PageRequest;

/**
 * A query for columns of disputes, then the version that the reader has read, if there is a reader.
 *
 * @param jpql one of few texts
 * @param offset number of disputes before the first one
 * @param limit largest number of disputes; 0 if the ids limit it
 */
record DisputeRowsQuery(String jpql, Map<String, Object> parameters, int offset, int limit) {
    /** The columns to read, and their order. */
    enum Columns {
        ROW(DisputeField.SELECTED),
        KEY(DisputeKey.FIELDS);

        private final String jpql;

        Columns(List<DisputeField> fields) {
            jpql = fields.stream().map(DisputeField::path).collect(Collectors.joining(", "));
        }
    }

    // Not a case expression: with one, EclipseLink writes all values into the statement, which is then another each
    // time
    private static final String READ_VERSION =
            ", (select r.readVersion from DisputeRead r where r.merchantId = :merchantId and r.disputeId = d.id"
                    + " and r.staffId = :reader)";
    private static final String OF_IDS = " from Dispute d join d.customer c where d.merchantId = :merchantId"
            + " and c.merchantId = :merchantId and d.id in :ids";
    // The outer join keeps PostgreSQL from beginning with the customers, where a shop has few of them
    private static final String OF_NEIGHBOURS =
            " from Dispute d left join d.customer c where d.merchantId = :merchantId";

    // Always with both ends, and of all ids: for a range between unknown ends PostgreSQL expects few rows. Otherwise it
    // would take a plan for all values for dear, and plan each page anew
    private static final String WITHIN =
            " and d.createdAt >= :from and d.createdAt <= :to and d.id >= :firstId and d.id <= :lastId";

    // The disputes before the page are read with their columns, too, so the ids alone are cheaper for farther pages
    private static final int MAX_OFFSET = 100;

    private static final UUID FIRST_ID = new UUID(0, 0);
    private static final UUID LAST_ID = new UUID(-1, -1);
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static DisputeRowsQuery of(
            Columns columns,
            int merchantId,
            @Nullable Reader reader,
            String from,
            Map<String, Object> values,
            int offset,
            int limit) {
        Map<String, Object> parameters = new HashMap<>(values);
        parameters.put("merchantId", merchantId);
        if (reader != null) {
            parameters.put("reader", reader.id());
        }
        String readVersion = reader == null ? "" : READ_VERSION;
        return new DisputeRowsQuery("select " + columns.jpql + readVersion + from, parameters, offset, limit);
    }

    /** Returns a query for disputes with these ids, in any order. */
    static DisputeRowsQuery ofIds(Columns columns, int merchantId, List<UUID> ids, @Nullable Reader reader) {
        ListParameter list = ListParameter.of("ids", ids);
        return of(columns, merchantId, reader, list.expandIn(OF_IDS), list.parameters(), 0, 0);
    }

    /**
     * Returns whether an index has all disputes of the page next to each other, in its order and whatever the values
     * are: all of the merchant or of one status, in the order of their creation.
     */
    static boolean areNeighbours(DisputeFilter filter, DisputeSort sort, PageRequest request) {
        return sort.key().equals(DisputeSort.DEFAULT.key())
                && request.offset() <= MAX_OFFSET
                && filter.statuses().size() <= 1
                && filter.query() == null
                && filter.overdue() == null
                && filter.more().equals(DisputeFilter.Conditions.NONE);
    }

    /**
     * Returns a query for a page of neighbours and the next dispute, in the order of reading.
     *
     * @param sort order of the page; a request of a page before a cursor is read in the opposite one
     */
    static DisputeRowsQuery ofNeighbours(
            Columns columns, DisputeFilter filter, DisputeSort sort, PageRequest request, @Nullable Reader reader) {
        boolean ascending = sort.ascending() != request.backward();
        Map<String, Object> values = new HashMap<>();
        StringBuilder from = new StringBuilder(OF_NEIGHBOURS);
        filter.statuses().forEach(status -> {
            from.append(" and d.statusId = :statusId");
            values.put("statusId", status.id());
        });
        from.append(WITHIN);
        values.put("firstId", FIRST_ID);
        values.put("lastId", LAST_ID);
        values.put("from", filter.from() == null ? EARLIEST : filter.from());
        values.put("to", filter.to() == null ? LATEST : filter.to());
        Cursor cursor = request.cursor();
        if (cursor != null) {
            Instant at = (Instant) sort.valueOf(cursor);
            String past = ascending ? ">" : "<";
            from.append(" and (d.createdAt %s :at or d.id %s :after)".formatted(past, past));
            values.put("at", at);
            values.put("after", cursor.id());
            values.merge(
                    ascending ? "from" : "to",
                    at,
                    (end, edge) -> ((Instant) end).isAfter((Instant) edge) == ascending ? end : edge);
        }
        String direction = ascending ? " asc" : " desc";
        from.append(" order by d.createdAt").append(direction).append(", d.id").append(direction);
        return of(
                columns,
                filter.merchantId(),
                reader,
                from.toString(),
                values,
                (int) request.offset(),
                request.size() + 1);
    }
}
