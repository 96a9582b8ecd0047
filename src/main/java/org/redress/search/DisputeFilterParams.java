package org.redress.search;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.dispute.DisputeStatus;
import org.redress.http.QueryParameters;
import org.redress.problem.InputLimits;
import org.redress.problem.UnicodeTextValidator;
import org.redress.text.VisibleText;

/** Reads the query parameters for filter and sort order, which list, export and statistics share. */
public final class DisputeFilterParams {
    private static final String SORT_RULE =
            DisputeField.SORT_KEYS.stream().map(SortKey::name).collect(Collectors.joining(", ", "must be one of ", ""));
    private static final String REASON_RULE =
            "must be a reason id or a comma list of at most " + InputLimits.REFERENCES + " of them";
    private static final String SHORT_RULE =
            "must be 1.." + InputLimits.IDENTIFIER + " characters without control characters";
    private static final String STATUS_RULE = Arrays.stream(DisputeStatus.values())
            .map(status -> status.id() + " " + status.wireName())
            .collect(Collectors.joining(", ", "must be a status id or a comma list of them: ", ""));

    /** Names of the parameters for filter and sort order. */
    public static final List<String> NAMES = List.of(
            "sortBy",
            "sortMethod",
            "query",
            "status",
            "startDate",
            "endDate",
            "overdue",
            "reason",
            "source",
            "customer",
            "orderId",
            "dueBefore",
            "assignee",
            "priority",
            "tag");

    private DisputeFilterParams() {}

    /**
     * Reads the parameters of the filter. Invalid ones are collected in the parameters.
     *
     * @param me id of the caller, for assignee=me
     * @param now time to compare due dates with
     */
    public static DisputeFilter filter(int merchantId, String me, QueryParameters query, Instant now) {
        String part = query.read(
                        "query",
                        "must be 1.." + InputLimits.SEARCH_TEXT + " characters without control characters",
                        DisputeFilterParams::searchable)
                .orElse(null);
        Set<DisputeStatus> statuses =
                query.read("status", STATUS_RULE, DisputeFilterParams::statuses).orElse(Set.of());
        Instant from = query.read("startDate", DateTimeParam.RULE, DateTimeParam::start)
                .orElse(null);
        Instant to =
                query.read("endDate", DateTimeParam.RULE, DateTimeParam::end).orElse(null);
        if (from != null && to != null && from.isAfter(to)) {
            query.reject("startDate", "must not be after endDate");
        }
        DisputeFilter.Overdue overdue = query.read("overdue", "must be true or false", DisputeFilterParams::bool)
                .map(wanted -> new DisputeFilter.Overdue(wanted, now))
                .orElse(null);
        return new DisputeFilter(merchantId, part, statuses, from, to, overdue, conditions(query, me));
    }

    private static DisputeFilter.Conditions conditions(QueryParameters query, String me) {
        return new DisputeFilter.Conditions(
                query.read("reason", REASON_RULE, DisputeFilterParams::ids).orElse(Set.of()),
                query.read("source", SHORT_RULE, DisputeFilterParams::identifier)
                        .orElse(null),
                query.read("customer", "must be the customerId or e-mail of a customer", DisputeFilterParams::customer)
                        .orElse(null),
                query.read("orderId", SHORT_RULE, DisputeFilterParams::identifier)
                        .orElse(null),
                query.read("dueBefore", DateTimeParam.RULE, DateTimeParam::start)
                        .orElse(null),
                TriageFilter.of(query, me));
    }

    private static Set<Integer> ids(String text) {
        String[] ids = text.split(",", -1);
        if (ids.length > InputLimits.REFERENCES) {
            throw new IllegalArgumentException();
        }
        return Stream.of(ids)
                .map(id -> QueryParameters.integer(id.strip(), 1, Integer.MAX_VALUE))
                .collect(Collectors.toSet());
    }

    private static DisputeFilter.SelectedCustomer customer(String sent) {
        String text = line(sent, InputLimits.EMAIL);
        if (text.contains("@")) {
            return new DisputeFilter.SelectedCustomer(null, text);
        }
        UUID id = UUID.fromString(text);
        // Java reads 1-2-3-4-5, too
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException();
        }
        return new DisputeFilter.SelectedCustomer(id, null);
    }

    private static String identifier(String sent) {
        return line(sent, InputLimits.IDENTIFIER);
    }

    /** Reads sortBy and sortMethod. Invalid ones are collected in the parameters. */
    public static DisputeSort sort(QueryParameters query) {
        SortKey key = query.read(
                        "sortBy", SORT_RULE, name -> SortKey.named(name).orElseThrow())
                .orElse(DisputeSort.DEFAULT.key());
        boolean ascending = query.ascending("sortMethod").orElse(DisputeSort.DEFAULT.ascending());
        return new DisputeSort(key, ascending);
    }

    private static String searchable(String sent) {
        return line(sent, InputLimits.SEARCH_TEXT);
    }

    static String line(String sent, int maxCharacters) {
        String text = VisibleText.strip(sent);
        int length = text.codePointCount(0, text.length());
        if (!UnicodeTextValidator.isLine(text) || length < 1 || length > maxCharacters) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static Set<DisputeStatus> statuses(String text) {
        Set<DisputeStatus> statuses = EnumSet.noneOf(DisputeStatus.class);
        for (String id : text.split(",", -1)) {
            statuses.add(DisputeStatus.withId(QueryParameters.integer(id.strip(), 1, Integer.MAX_VALUE))
                    .orElseThrow());
        }
        return statuses;
    }

    /** Parses true or false in any letter case. */
    public static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }
}
