package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.LinkKind;
import org.redress.dispute.Outcome;
import org.redress.dispute.PairCommand;
import org.redress.dispute.TriageCommand;
import org.redress.dispute.Visibility;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violation;

class DisputeRequestReaderTest {
    private static final UUID PHOTO = UUID.fromString("2c442aee-509f-4622-a53c-9f7b3df04342");

    @Test
    void staff_can_execute_the_actions_of_openapi_yaml() {
        assertThat(Arrays.stream(DisputeAction.values())
                        .filter(DisputeRequestReader::reads)
                        .map(DisputeAction::wireName))
                .containsExactly(
                        "request-information",
                        "supply-information",
                        "decide",
                        "appeal",
                        "close",
                        "cancel",
                        "escalate",
                        "assign",
                        "unassign",
                        "take",
                        "prioritize",
                        "tag",
                        "merge",
                        "split",
                        "link",
                        "unlink");
    }

    @Test
    void the_other_dispute_of_a_command_is_named_by_its_id_or_its_number() {
        String id = "B87A9941-5D89-46A7-8890-3D1BEEC40DEF";
        assertThat(DisputeRequestReader.command(DisputeAction.MERGE, json("{'into': '007'}")))
                .isEqualTo(new PairCommand.Merge("7", null));
        assertThat(DisputeRequestReader.command(DisputeAction.LINK, json("{'other': '" + id + "', 'kind': 'RELATED'}")))
                .isEqualTo(new PairCommand.Link(id.toLowerCase(Locale.ROOT), LinkKind.RELATED, null));
        String rule = "must be the id or the ticket number of a dispute";
        assertThat(violations(DisputeAction.MERGE, "{'into': '1-1-1-1-1'}")).containsExactly("into " + rule);
        assertThat(violations(DisputeAction.UNLINK, "{'other': '" + "9".repeat(19) + "'}"))
                .containsExactly("other " + rule);
        assertThat(violations(DisputeAction.LINK, "{'kind': 'MERGED_INTO'}"))
                .containsExactly("other is required", "kind must be one of RELATED, DUPLICATE_OF, HAS_DUPLICATE");
        assertThat(DisputeRequestReader.fields(DisputeAction.SPLIT)).isEqualTo(new RequestFields(List.of(), List.of()));
    }

    @ParameterizedTest
    @EnumSource(
            value = DisputeAction.class,
            names = {"REQUEST_INFORMATION", "APPEAL"})
    void some_commands_require_a_text(DisputeAction action) {
        assertThat(DisputeRequestReader.command(action, json("{'text': 'Why?'}"))
                        .text())
                .isEqualTo("Why?");
        assertThat(violations(action, "{'text': '  '}")).containsExactly("text is required");
    }

    @ParameterizedTest
    @EnumSource(
            value = DisputeAction.class,
            names = {"SUPPLY_INFORMATION", "CLOSE", "CANCEL", "ESCALATE"})
    void other_commands_accept_a_text(DisputeAction action) {
        assertThat(DisputeRequestReader.command(action, json("{}")).text()).isNull();
        assertThat(DisputeRequestReader.command(action, json("{'text': 'Two\\nlines'}"))
                        .text())
                .isEqualTo("Two\nlines");
        assertThat(violations(action, "{'text': '" + "x".repeat(10_001) + "'}"))
                .containsExactly("text must have at most 10000 characters");
    }

    @Test
    void the_fields_of_an_action_are_those_that_its_request_is_read_for() {
        assertThat(DisputeRequestReader.fields(DisputeAction.DECIDE))
                .isEqualTo(new RequestFields(List.of("text", "outcome"), List.of("amount", "textId", "language")));
        assertThat(DisputeRequestReader.fields(DisputeAction.REQUEST_INFORMATION))
                .isEqualTo(new RequestFields(List.of("text"), List.of("textId", "language")));
        assertThat(DisputeRequestReader.fields(DisputeAction.CLOSE))
                .isEqualTo(new RequestFields(List.of(), List.of("text", "textId", "language")));
        assertThat(DisputeRequestReader.fields(DisputeAction.COMMENT))
                .isEqualTo(new RequestFields(
                        List.of("visibility", "text"), List.of("attachmentIds", "attachments", "textId", "language")));
        assertThat(DisputeRequestReader.fields(DisputeAction.ATTACH))
                .isEqualTo(new RequestFields(List.of("files"), List.of("source")));
    }

    @Test
    void a_decision_has_an_outcome_a_text_and_optionally_an_amount() {
        assertThat(DisputeRequestReader.command(
                        DisputeAction.DECIDE, json("{'outcome': 'partial', 'amount': '10.00', 'text': 'Half'}")))
                .isEqualTo(new DisputeCommand.Decide(Outcome.PARTIAL, new BigDecimal("10.00"), "Half"));
        assertThat(violations(DisputeAction.DECIDE, "{}")).containsExactly("text is required", "outcome is required");
    }

    @Test
    void a_tag_has_no_comma_and_at_most_fifty_characters() {
        assertThat(DisputeRequestReader.command(DisputeAction.TAG, json("{'add': [' VIP '], 'remove': ['new']}")))
                .isEqualTo(new TriageCommand.Tag(List.of("VIP"), List.of("new")));
        String rule = "must be a list of at most 20 tags of 1..50 characters without commas and control characters";
        assertThat(violations(DisputeAction.TAG, "{'add': ['a,b'], 'remove': ['" + "x".repeat(51) + "']}"))
                .containsExactly("add " + rule, "remove " + rule);
        assertThat(violations(DisputeAction.TAG, "{}")).containsExactly("add is required where there is no remove");
    }

    @Test
    void the_fields_of_assignee_and_priority_are_required() {
        assertThat(violations(DisputeAction.ASSIGN, "{}")).containsExactly("assigneeId is required");
        assertThat(violations(DisputeAction.PRIORITIZE, "{'priority': 'top'}"))
                .containsExactly("priority must be one of LOW, NORMAL, HIGH, URGENT");
        assertThat(DisputeRequestReader.fields(DisputeAction.TAG))
                .isEqualTo(new RequestFields(List.of(), List.of("add", "remove")));
        assertThat(DisputeRequestReader.fields(DisputeAction.TAKE)).isEqualTo(new RequestFields(List.of(), List.of()));
    }

    @Test
    void a_comment_names_its_readers_and_its_attachments() {
        assertThat(DisputeRequestReader.comment(
                        json("{'visibility': 'internal', 'text': 'Look', 'attachments': ['" + PHOTO + "']}")))
                .isEqualTo(new DisputeCommand.AddComment(Visibility.INTERNAL, "Look", List.of(PHOTO)));
        assertThat(DisputeRequestReader.comment(
                        json("{'visibility': 'internal', 'text': 'Look', 'attachmentIds': ['" + PHOTO + "']}")))
                .isEqualTo(new DisputeCommand.AddComment(Visibility.INTERNAL, "Look", List.of(PHOTO)));
        JsonObject both = json("{'visibility': 'internal', 'text': 'Look', 'attachmentIds': [], 'attachments': []}");
        assertThat(violations(() -> DisputeRequestReader.comment(both)))
                .containsExactly("attachments must be absent where there is attachmentIds");
    }

    private static List<String> violations(DisputeAction action, String body) {
        return violations(() -> DisputeRequestReader.command(action, json(body)));
    }

    private static List<String> violations(ThrowingCallable reading) {
        return catchThrowableOfType(InvalidRequestException.class, reading).violations().stream()
                .map(DisputeRequestReaderTest::line)
                .toList();
    }

    private static String line(Violation violation) {
        return violation.field() + " " + violation.rule();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
