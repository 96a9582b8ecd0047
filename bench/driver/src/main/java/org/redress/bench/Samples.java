package org.redress.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Evenly spread sample of the disputes: a random one selects a merchant in proportion to its size. */
record Samples(List<Sample> all, List<Sample> ordered, Map<Integer, Long> sizes) {
    private static final int WANTED = 5_000;

    /** A dispute, its customer's uid on TELEGRAM and its order, if any. */
    record Sample(int merchant, String uid, long ticket, String orderId, String orderNumber, String trackingId) {}

    static Samples of(Postgres database, int rows) throws SQLException {
        List<Sample> all = new ArrayList<>();
        Map<Integer, Long> sizes = new TreeMap<>();
        try (java.sql.Connection connection = database.connect()) {
            ResultSet row = connection
                    .createStatement()
                    .executeQuery(
                            "select d.merchant_id, i.uid, d.ticket_number, d.order_id, d.order_number, d.tracking_id"
                                    + " from disputes d join channel_identities i on i.customer_id = d.customer_id"
                                    + " where d.ticket_number <= 100000 + " + rows
                                    + " and d.ticket_number % " + Math.max(1, rows / WANTED)
                                    + " = 0 order by d.ticket_number");
            while (row.next()) {
                all.add(new Sample(
                        row.getInt(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)));
            }
            ResultSet size = connection
                    .createStatement()
                    .executeQuery("select merchant_id, count(*) from disputes group by 1 order by 1");
            while (size.next()) {
                sizes.put(size.getInt(1), size.getLong(2));
            }
        }
        List<Sample> ordered =
                all.stream().filter(sample -> sample.orderId() != null).toList();
        return new Samples(all, ordered, sizes);
    }

    Sample any(Random random) {
        return all.get(random.nextInt(all.size()));
    }

    Sample withOrder(Random random) {
        return ordered.get(random.nextInt(ordered.size()));
    }
}
