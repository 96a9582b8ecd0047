package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redress.reason.ReasonCatalogue;

class DisputeCommandTest {
    private static final List<DisputeCommand> EACH = List.of(
            new DisputeCommand.RequestInformation("Which part?"),
            new DisputeCommand.SupplyInformation(null),
            new DisputeCommand.Decide(Outcome.MERCHANT, null, "No"),
            new DisputeCommand.Appeal("Why?"),
            new DisputeCommand.Close(),
            new DisputeCommand.Cancel(),
            new DisputeCommand.Escalate(),
            new DisputeCommand.Remind(),
            new DisputeCommand.AddComment(Visibility.INTERNAL, "Note", List.of(MartinsCase.PHOTO)),
            new DisputeCommand.Attach(MartinsCase.PHOTO),
            new DisputeCommand.Erase(new ReasonCatalogue(List.of(MartinsCase.product()))),
            new TriageCommand.Assign(new Member("anna", "Anna")),
            new TriageCommand.Unassign(),
            new TriageCommand.Take(new Member("anna", "Anna")),
            new TriageCommand.Prioritize(Priority.HIGH),
            new TriageCommand.Tag(List.of("VIP"), List.of()),
            new PairCommand.Merge("7", null),
            new PairCommand.Split(null),
            new PairCommand.Link("7", LinkKind.RELATED, null),
            new PairCommand.Unlink("7", null));

    @Test
    void every_action_but_the_opening_has_one_command() {
        assertThat(EACH)
                .extracting(DisputeCommand::action)
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(DisputeAction.OPEN)));
        assertThat(EACH.stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Stream.of(DisputeCommand.class, TriageCommand.class, PairCommand.class)
                        .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                        .filter(Class::isRecord)
                        .collect(Collectors.toSet()));
    }

    @Test
    void the_command_made_of_a_text_has_the_action_that_it_stands_at() {
        assertThat(DisputeCommand.ofText())
                .containsOnlyKeys(
                        DisputeAction.REQUEST_INFORMATION,
                        DisputeAction.SUPPLY_INFORMATION,
                        DisputeAction.APPEAL,
                        DisputeAction.CLOSE,
                        DisputeAction.CANCEL,
                        DisputeAction.ESCALATE);
        DisputeCommand.ofText().forEach((action, command) -> {
            assertThat(command.apply("Text").action()).isEqualTo(action);
            assertThat(command.apply("Text").text()).isEqualTo("Text");
        });
    }

    @Test
    void the_text_of_a_command_is_for_the_customer_but_a_comment_names_its_readers() {
        assertThat(EACH)
                .filteredOn(command -> command.visibility() != Visibility.CUSTOMER)
                .singleElement()
                .satisfies(comment -> assertThat(comment.attachments()).containsExactly(MartinsCase.PHOTO));
    }
}
