package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Party that changed a dispute last, at the time of its last update. */
@Embeddable
@SuppressWarnings("unused") // Columns that only queries read
public class LastActor {
    @NotNull
    @Enumerated(EnumType.STRING)
    @Column(name = "last_actor")
    private Actor actor;

    @Column(name = "last_actor_id")
    private @Nullable String id;

    @Column(name = "last_actor_name")
    private @Nullable String name;

    protected LastActor() {}

    LastActor(ActionContext context) {
        Member member = context.member();
        this.actor = context.actor();
        this.id = member == null ? null : member.id();
        this.name = member == null ? null : member.name();
    }
}
