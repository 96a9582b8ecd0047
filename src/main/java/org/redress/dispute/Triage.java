package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InputLimits;
import org.redress.problem.InvalidRequestException;

/** Assignee, priority and tags of a dispute: how the merchant's staff divide and order their work. */
@Embeddable
public class Triage {
    private static final String SEPARATOR = "\n";

    @Column(name = "assignee_id")
    private @Nullable String assigneeId;

    @Column(name = "assignee_name")
    private @Nullable String assigneeName;

    @NotNull
    private Integer priority = Priority.NORMAL.id();

    @NotNull
    private String tags = "";

    /** Returns the assignee; empty if the dispute has none. */
    public Optional<Member> getAssignee() {
        return assigneeId == null || assigneeName == null
                ? Optional.empty()
                : Optional.of(new Member(assigneeId, assigneeName));
    }

    void assign(Member assignee) {
        assigneeId = assignee.id();
        assigneeName = assignee.name();
    }

    void unassign() {
        assigneeId = null;
        assigneeName = null;
    }

    public Priority getPriority() {
        return Priority.withId(priority);
    }

    void prioritize(Priority chosen) {
        priority = chosen.id();
    }

    /** Returns the tags as they were written, in the order in which they were added. */
    public List<String> getTags() {
        return tagsOf(tags);
    }

    /** Returns the tags of a column. */
    public static List<String> tagsOf(String column) {
        return column.isEmpty() ? List.of() : List.of(column.split(SEPARATOR));
    }

    /**
     * Removes tags, then adds others. A tag that the dispute has already, in any spelling, gets the new spelling.
     *
     * @throws InvalidRequestException if the dispute would have too many tags
     */
    void setTags(Collection<String> added, Collection<String> removed) {
        List<String> changed = changedTags(added, removed);
        if (changed.size() > InputLimits.TAGS) {
            throw new InvalidRequestException(
                    "add", "must leave the dispute at most " + InputLimits.TAGS + " tags", "body /add");
        }
        tags = String.join(SEPARATOR, changed);
    }

    /** Returns the tags after a change, which may be too many. */
    List<String> changedTags(Collection<String> added, Collection<String> removed) {
        Map<String, String> spellings = new LinkedHashMap<>();
        getTags().forEach(tag -> spellings.put(DisputeTag.folded(tag), tag));
        removed.forEach(tag -> spellings.remove(DisputeTag.folded(tag)));
        added.forEach(tag -> spellings.put(DisputeTag.folded(tag), tag));
        return List.copyOf(spellings.values());
    }

    void eraseTags() {
        tags = "";
    }
}
