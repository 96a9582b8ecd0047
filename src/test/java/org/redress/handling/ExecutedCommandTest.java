package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.redress.dispute.ActionContext;
import org.redress.dispute.ActionContexts;
import org.redress.dispute.Actor;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.LifeCycle;
import org.redress.dispute.MartinsCase;
import org.redress.dispute.Visibility;
import org.redress.problem.ConflictException;

class ExecutedCommandTest {
    private static final Instant NOON = Instant.parse("2023-12-13T12:00:00Z");
    private static final ActionContext ANNA = ActionContexts.merchant(NOON);

    private final Dispute dispute = MartinsCase.opened();

    @Test
    void a_text_becomes_a_comment_that_the_customer_reads_and_the_timeline_refers_to() {
        ExecutedCommand executed =
                ExecutedCommand.of(new DisputeCommand.RequestInformation("Which part?"), dispute, ANNA);

        Comment comment = Objects.requireNonNull(executed.comment());
        assertThat(comment.getText()).isEqualTo("Which part?");
        assertThat(comment.getVisibility()).isEqualTo(Visibility.CUSTOMER);
        assertThat(comment.getAuthor()).isEqualTo(Actor.MERCHANT);
        assertThat(comment.getAuthorName()).isEqualTo("Anna");
        assertThat(comment.getCreatedAt()).isEqualTo(NOON);
        assertThat(comment.getDisputeId()).isEqualTo(dispute.getId());
        assertThat(comment.getPosition()).isEqualTo(executed.entry().getPosition());
        assertThat(comment.getId()).isEqualTo(executed.entry().getEvent().reference());
        assertThat(executed.entities()).containsExactly(executed.entry(), comment);
    }

    @Test
    void equal_texts_become_two_comments() {
        DisputeCommand note = new DisputeCommand.AddComment(Visibility.INTERNAL, "Look", List.of());
        assertThat(ExecutedCommand.of(note, dispute, ANNA).entry().getEvent().reference())
                .isNotEqualTo(ExecutedCommand.of(note, dispute, ANNA)
                        .entry()
                        .getEvent()
                        .reference());
    }

    @Test
    void a_command_without_a_text_has_no_comment() {
        ExecutedCommand executed = ExecutedCommand.of(new DisputeCommand.Close(), dispute, ANNA);
        assertThat(executed.comment()).isNull();
        assertThat(executed.entry().getEvent().reference()).isNull();
        assertThat(executed.entities()).containsExactly(executed.entry());
    }

    @Test
    void a_command_that_is_not_allowed_adds_no_entry() {
        assertThatThrownBy(() -> ExecutedCommand.of(new DisputeCommand.Cancel("Never mind"), dispute, ANNA))
                .isInstanceOf(ConflictException.class);
        assertThat(ExecutedCommand.of(new DisputeCommand.Close(), dispute, ANNA)
                        .entry()
                        .getPosition())
                .isEqualTo(1);
    }

    @Test
    void each_deadline_action_of_the_table_has_a_command_in_its_order() {
        assertThat(DueDisputeService.COMMANDS)
                .extracting(DisputeCommand::action)
                .containsExactlyElementsOf(LifeCycle.TABLE.stream()
                        .filter(row -> row.actors().contains(Actor.CLOCK))
                        .map(LifeCycle.Transition::action)
                        .toList());
    }
}
