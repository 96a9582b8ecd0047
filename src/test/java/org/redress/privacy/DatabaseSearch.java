package org.redress.privacy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Searches all columns of all tables of a database as text. */
public final class DatabaseSearch {
    private DatabaseSearch() {}

    /** Returns the columns (table.column) that contain any of these texts, with the number of rows. */
    @SuppressWarnings("unchecked") // Native queries return lists without a type
    public static Map<String, Long> find(EntityManager em, List<String> marks) {
        List<Object[]> columns = em.createNativeQuery("select table_name, column_name, data_type"
                        + " from information_schema.columns where table_schema = 'public'")
                .getResultList();
        Map<String, Long> found = new TreeMap<>();
        for (Object[] column : columns) {
            String type = column[2].toString().toLowerCase(Locale.ROOT);
            boolean bytes = type.contains("bytea") || type.contains("binary");
            long rows = bytes ? inBytes(em, column, marks) : inTexts(em, column, marks);
            if (rows > 0) {
                found.put(column[0] + "." + column[1], rows);
            }
        }
        return found;
    }

    private static long inTexts(EntityManager em, Object[] column, List<String> marks) {
        String condition = IntStream.rangeClosed(1, marks.size())
                .mapToObj(n -> "position(cast(?" + n + " as varchar) in text) > 0")
                .collect(Collectors.joining(" or "));
        // The offset makes PostgreSQL compute each text once, not once for each mark
        Query query = em.createNativeQuery("select count(*) from (select lower(cast(" + column[1]
                + " as varchar)) as text from " + column[0] + " offset 0) texts where " + condition);
        for (int n = 1; n <= marks.size(); n++) {
            query.setParameter(n, marks.get(n - 1).toLowerCase(Locale.ROOT));
        }
        return ((Number) query.getSingleResult()).longValue();
    }

    private static long inBytes(EntityManager em, Object[] column, List<String> marks) {
        Predicate<byte[]> marked = bytes -> marks.stream().anyMatch(mark -> new String(bytes, StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT)
                .contains(mark.toLowerCase(Locale.ROOT)));
        List<?> values = em.createNativeQuery(
                        "select " + column[1] + " from " + column[0] + " where " + column[1] + " is not null")
                .getResultList();
        return values.stream().map(byte[].class::cast).filter(marked).count();
    }
}
