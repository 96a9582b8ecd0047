package org.redress.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.DisputeTag;
import org.redress.dispute.Priority;
import org.redress.http.QueryParameters;
import org.redress.problem.InputLimits;

/**
 * Selects disputes by assignee, priority and tags.
 *
 * @param assignee null selects all
 * @param priorities selected priorities; empty selects all
 * @param tags folded, of which a dispute has at least one; empty selects all
 */
public record TriageFilter(@Nullable SelectedAssignee assignee, Set<Priority> priorities, Set<String> tags) {
    /** Selects all disputes. */
    public static final TriageFilter NONE = new TriageFilter(null, Set.of(), Set.of());

    /** Value of the parameter assignee that stands for the caller. */
    public static final String ME = "me";

    private static final String NOBODY = "none";
    private static final String PRIORITY_RULE = Arrays.stream(Priority.values())
            .map(Priority::name)
            .collect(Collectors.joining(", ", "must be a comma list of ", ""));
    private static final String TAG_RULE =
            "must be a comma list of at most " + InputLimits.TAGS + " tags " + DisputeTag.RULE;

    /** @param id null selects disputes without an assignee */
    public record SelectedAssignee(@Nullable String id) {}

    public TriageFilter {
        priorities = Set.copyOf(priorities);
        tags = Set.copyOf(tags);
    }

    /**
     * Reads the parameters. Invalid ones are collected.
     *
     * @param me id of the caller
     */
    static TriageFilter of(QueryParameters query, String me) {
        String rule = "must be me, none or the id of a member of staff";
        return new TriageFilter(
                query.read("assignee", rule, text -> assignee(text, me)).orElse(null),
                query.read("priority", PRIORITY_RULE, text -> set(text, TriageFilter::priority))
                        .orElse(Set.of()),
                query.read("tag", TAG_RULE, text -> set(text, tag -> DisputeTag.folded(DisputeTag.parse(tag))))
                        .orElse(Set.of()));
    }

    private static SelectedAssignee assignee(String sent, String me) {
        String text = DisputeFilterParams.line(sent, InputLimits.NAME);
        if (text.equalsIgnoreCase(ME)) {
            return new SelectedAssignee(me);
        }
        return new SelectedAssignee(text.equalsIgnoreCase(NOBODY) ? null : text);
    }

    private static Priority priority(String text) {
        return Priority.valueOf(text.strip().toUpperCase(Locale.ROOT));
    }

    private static <T> Set<T> set(String text, Function<String, T> reading) {
        String[] parts = text.split(",", -1);
        if (parts.length > InputLimits.TAGS) {
            throw new IllegalArgumentException();
        }
        return Stream.of(parts).map(reading).collect(Collectors.toSet());
    }
}
