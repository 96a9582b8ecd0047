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
import org.redress.security.Caller;
import org.redress.security.Role;

/**
 * Selects disputes by assignee, priority, tags and mentions of staff.
 *
 * @param assignee null selects all
 * @param priorities selected priorities; empty selects all
 * @param tags folded, of which a dispute has at least one; empty selects all
 * @param mentioned null selects all
 */
public record TriageFilter(
        @Nullable SelectedAssignee assignee,
        Set<Priority> priorities,
        Set<String> tags,
        @Nullable MentionedMember mentioned) {
    /** Selects all disputes. */
    public static final TriageFilter NONE = new TriageFilter(null, Set.of(), Set.of(), null);

    /** Value of the parameters assignee and mentioned that stands for the caller. */
    public static final String ME = "me";

    /** Parameters that may have the value {@link #ME}. */
    public static final Set<String> OF_MEMBERS = Set.of("assignee", "mentioned");

    private static final String NOBODY = "none";
    private static final String PRIORITY_RULE = Arrays.stream(Priority.values())
            .map(Priority::name)
            .collect(Collectors.joining(", ", "must be a comma list of ", ""));
    private static final String TAG_RULE =
            "must be a comma list of at most " + InputLimits.TAGS + " tags " + DisputeTag.RULE;

    /** @param id null selects disputes without an assignee */
    public record SelectedAssignee(@Nullable String id) {}

    /** @param internal whether mentions in internal comments count, too */
    public record MentionedMember(String id, boolean internal) {}

    public TriageFilter {
        priorities = Set.copyOf(priorities);
        tags = Set.copyOf(tags);
    }

    /**
     * Reads the parameters. Invalid ones are collected.
     *
     * @param caller the role merchant finds mentions in internal comments, too
     */
    static TriageFilter of(QueryParameters query, Caller caller) {
        String rule = "must be me, none or the id of a member of staff";
        String me = caller.identity().name();
        boolean internal = caller.roles().contains(Role.MERCHANT);
        return new TriageFilter(
                query.read("assignee", rule, text -> assignee(text, me)).orElse(null),
                query.read("priority", PRIORITY_RULE, text -> set(text, TriageFilter::priority))
                        .orElse(Set.of()),
                query.read("tag", TAG_RULE, text -> set(text, tag -> DisputeTag.folded(DisputeTag.parse(tag))))
                        .orElse(Set.of()),
                query.read("mentioned", "must be me or the id of a member of staff", text -> member(text, me))
                        .map(id -> new MentionedMember(id, internal))
                        .orElse(null));
    }

    private static String member(String sent, String me) {
        String text = DisputeFilterParams.line(sent, InputLimits.NAME);
        return text.equalsIgnoreCase(ME) ? me : text;
    }

    private static SelectedAssignee assignee(String sent, String me) {
        String text = member(sent, me);
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
