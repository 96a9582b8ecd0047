package org.redress.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.dispute.DisputeStatus;
import org.redress.fulltext.SearchQuery;
import org.redress.http.QueryParameters;
import org.redress.problem.InputLimits;
import org.redress.problem.UnicodeTextValidator;
import org.redress.security.Caller;
import org.redress.security.Role;
import org.redress.text.VisibleText;

/** Reads the query parameters for filter and sort order, which list, export and statistics share. */
public final class DisputeFilterParams {
    private static final String SORT_RULE =
            DisputeField.SORT_KEYS.stream().map(SortKey::name).collect(Collectors.joining(", ", "must be one of ", ""));
    private static final String AMOUNT_RULE = "must be an amount such as 129.90, from 0";
    private static final String REASON_RULE =
            "must be a reason id or a comma list of at most " + InputLimits.REFERENCES + " of them";
    private static final String SHORT_RULE =
            "must be 1.." + InputLimits.IDENTIFIER + " characters without control characters";
    private static final String STATUS_RULE = Arrays.stream(DisputeStatus.values())
            .map(status -> status.id() + " " + status.wireName())
            .collect(Collectors.joining(", ", "must be a status id or a comma list of them: ", ""));

    private static final String WORDS_RULE =
            "must be 1.." + SearchQuery.MAX_WORDS + " words in 1.." + InputLimits.SEARCH_TEXT + " characters";

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
            "tag",
            "mentioned",
            "q",
            "customerId",
            "currency",
            "amountFrom",
            "amountTo",
            "dueFrom",
            "dueTo",
            "updatedFrom",
            "updatedTo");

    private DisputeFilterParams() {}

    /**
     * Reads the parameters of the filter. Invalid ones are collected in the parameters.
     *
     * @param caller of one merchant; the role merchant finds words of internal comments, too
     * @param now time to compare due dates with
     */
    public static DisputeFilter filter(Caller caller, QueryParameters query, Instant now) {
        String part = query.read(
                        "query",
                        "must be 1.." + InputLimits.SEARCH_TEXT + " characters without control characters",
                        DisputeFilterParams::searchable)
                .orElse(null);
        Set<DisputeStatus> statuses =
                query.read("status", STATUS_RULE, DisputeFilterParams::statuses).orElse(Set.of());
        Range<Instant> created = times(query, "startDate", "endDate");
        DisputeFilter.Overdue overdue = query.read("overdue", "must be true or false", DisputeFilterParams::bool)
                .map(wanted -> new DisputeFilter.Overdue(wanted, now))
                .orElse(null);
        return new DisputeFilter(
                caller.merchantId(), part, statuses, created.from(), created.to(), overdue, conditions(caller, query));
    }

    private static DisputeFilter.Conditions conditions(Caller caller, QueryParameters query) {
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
                query.read("q", WORDS_RULE, text -> words(caller, text)).orElse(null),
                query.read("customerId", "must be the customerId of a customer", DisputeFilterParams::uuid)
                        .orElse(null),
                query.read("currency", "must be a currency's code (ISO 4217)", DisputeFilterParams::currency)
                        .orElse(null),
                amounts(query),
                times(query, "dueFrom", "dueTo"),
                times(query, "updatedFrom", "updatedTo"),
                TriageFilter.of(query, caller));
    }

    private static Range<Instant> times(QueryParameters query, String fromName, String toName) {
        Range<Instant> range = new Range<>(
                query.read(fromName, DateTimeParam.RULE, DateTimeParam::start).orElse(null),
                query.read(toName, DateTimeParam.RULE, DateTimeParam::end).orElse(null));
        if (range.isEmpty()) {
            query.reject(fromName, "must not be after " + toName);
        }
        return range;
    }

    private static Range<BigDecimal> amounts(QueryParameters query) {
        Range<BigDecimal> range = new Range<>(
                query.read("amountFrom", AMOUNT_RULE, SortKey::amount).orElse(null),
                query.read("amountTo", AMOUNT_RULE, SortKey::amount).orElse(null));
        if (range.isEmpty()) {
            query.reject("amountFrom", "must not be more than amountTo");
        }
        return range;
    }

    private static SearchQuery words(Caller caller, String sent) {
        boolean internal = caller.roles().contains(Role.MERCHANT);
        return SearchQuery.of(caller.merchantId(), searchable(sent), internal);
    }

    private static String currency(String text) {
        return Currency.getInstance(text.toUpperCase(Locale.ROOT)).getCurrencyCode();
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
        return new DisputeFilter.SelectedCustomer(uuid(text), null);
    }

    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        // Java reads 1-2-3-4-5, too
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException();
        }
        return id;
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
