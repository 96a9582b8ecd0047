package org.redress.dispute;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redress.paging.Cursor;
import org.redress.paging.PageRequest;
import org.redress.problem.InvalidRequest;
import org.redress.problem.Violation;

/**
 * The query parameters of the disputes list, read by the rules of the contract: a filter, a sort order and a page, or
 * an {@link InvalidRequest} that names each bad one.
 */
final class DisputeSearchParams {
    static final List<String> NAMES = List.of(
            "sortBy",
            "sortMethod",
            "query",
            "status",
            "startDate",
            "endDate",
            "overdue",
            "pageSize",
            "pageNumber",
            "count",
            "cursor");

    private static final int MAX_QUERY = 100;
    private static final String SORT_RULE = Arrays.stream(DisputeSort.Key.values())
            .map(DisputeSort.Key::wireName)
            .collect(Collectors.joining(", ", "must be one of ", ""));
    private static final String STATUS_RULE = Arrays.stream(DisputeStatus.values())
            .map(status -> status.id() + " " + status.wireName())
            .collect(Collectors.joining(", ", "must be a status id or a comma list of them: ", ""));

    private final MultivaluedMap<String, String> query;
    private final List<Violation> violations = new ArrayList<>();

    final DisputeFilter filter;
    final DisputeSort sort;
    final PageRequest page;
    final boolean count;

    /**
     * @param maxPageSize how many rows a page may have
     * @param now when what is not done by then is overdue
     */
    DisputeSearchParams(int merchantId, MultivaluedMap<String, String> query, int maxPageSize, Instant now) {
        this.query = query;
        filter = filter(merchantId, now);
        sort = sort();
        page = page(maxPageSize);
        count = read("count", "must be true or false", DisputeSearchParams::bool)
                .orElse(false);
        if (!violations.isEmpty()) {
            throw new InvalidRequest(violations);
        }
    }

    private DisputeFilter filter(int merchantId, Instant now) {
        String part = read("query", "must be 1.." + MAX_QUERY + " characters", DisputeSearchParams::searchable)
                .orElse(null);
        Set<DisputeStatus> statuses =
                read("status", STATUS_RULE, DisputeSearchParams::statuses).orElse(Set.of());
        Instant from = read("startDate", QueryMoment.RULE, QueryMoment::first).orElse(null);
        Instant to = read("endDate", QueryMoment.RULE, QueryMoment::last).orElse(null);
        if (from != null && to != null && from.isAfter(to)) {
            refuse("startDate", "must not be after endDate");
        }
        DisputeFilter.Overdue overdue = read("overdue", "must be true or false", DisputeSearchParams::bool)
                .map(wanted -> new DisputeFilter.Overdue(wanted, now))
                .orElse(null);
        return new DisputeFilter(merchantId, part, statuses, from, to, overdue);
    }

    private DisputeSort sort() {
        DisputeSort.Key key = read(
                        "sortBy", SORT_RULE, name -> DisputeSort.Key.named(name).orElseThrow())
                .orElse(DisputeSort.DEFAULT.key());
        boolean ascending = read("sortMethod", "must be asc or desc", DisputeSearchParams::ascending)
                .orElse(DisputeSort.DEFAULT.ascending());
        return new DisputeSort(key, ascending);
    }

    private PageRequest page(int maxSize) {
        int size = read("pageSize", "must be 1.." + maxSize, text -> integer(text, maxSize))
                .orElse(Math.min(PageRequest.DEFAULT_SIZE, maxSize));
        int number = read("pageNumber", "must be a whole number from 1", DisputeSearchParams::pageNumber)
                .orElse(1);
        Cursor cursor = read("cursor", "must be one that a Link header gave for this sort order", this::cursor)
                .orElse(null);
        return new PageRequest(size, number, cursor);
    }

    private Cursor cursor(String text) {
        Cursor cursor = Cursor.parse(text);
        sort.valueOf(cursor);
        return cursor;
    }

    /** What the parameter says, or nothing where it is absent; a parser refuses by throwing. */
    private <T> Optional<T> read(String name, String rule, Function<String, T> parser) {
        List<String> values = query.get(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            refuse(name, "must be given once");
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(values.get(0)));
        } catch (RuntimeException e) {
            refuse(name, rule);
            return Optional.empty();
        }
    }

    private void refuse(String name, String rule) {
        violations.add(new Violation(name, rule, "query"));
    }

    private static String searchable(String text) {
        boolean unsearchable = text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        int length = text.codePointCount(0, text.length());
        if (unsearchable || length < 1 || length > MAX_QUERY) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static Set<DisputeStatus> statuses(String text) {
        Set<DisputeStatus> statuses = EnumSet.noneOf(DisputeStatus.class);
        for (String id : text.split(",", -1)) {
            statuses.add(
                    DisputeStatus.withId(integer(id.strip(), Integer.MAX_VALUE)).orElseThrow());
        }
        return statuses;
    }

    private static int integer(String text, int max) {
        int value = text.matches("\\d{1,10}") ? Math.toIntExact(Long.parseLong(text)) : 0;
        if (value < 1 || value > max) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    /** A page beyond counting is past the end like any other. */
    private static int pageNumber(String text) {
        return text.matches("[1-9]\\d{9,}") ? Integer.MAX_VALUE : integer(text, Integer.MAX_VALUE);
    }

    private static boolean ascending(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "asc" -> true;
            case "desc" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }
}
