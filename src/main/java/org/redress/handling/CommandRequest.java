package org.redress.handling;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.stream.Stream;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.json.JsonObjectReader;
import org.redress.json.SharedJson;
import org.redress.problem.InvalidRequestException;

/**
 * Checked request for a command on several disputes. Texts of templates and names of people are filled in for each.
 *
 * @param body the action's fields alone
 */
public record CommandRequest(DisputeAction action, JsonObject body) {
    static final String COMMAND = "command";
    private static final String ACTION = "action";

    /**
     * Returns the body with a text in the place of a template's name, so that the command can be read.
     *
     * @throws InvalidRequestException if the name of a template breaks a rule
     */
    public static JsonObject readable(JsonObject body) {
        if (!(body.get(COMMAND) instanceof JsonObject command)) {
            return body;
        }
        try {
            return SharedJson.JSON
                    .createObjectBuilder(body)
                    .add(COMMAND, RequestTexts.asSent(command))
                    .build();
        } catch (InvalidRequestException e) {
            throw e.within(COMMAND);
        }
    }

    /**
     * Reads the member command. Invalid fields are collected; the result is used only if there are none.
     *
     * @param fields of the {@link #readable} body
     * @param sent the body as it was sent
     */
    public static CommandRequest read(JsonObjectReader fields, JsonObject sent) {
        JsonObjectReader command = fields.object(COMMAND);
        DisputeAction action = command.required(
                ACTION,
                command.parse(ACTION, "be an action of disputes for staff, or comment", CommandRequest::requireAction));
        if (action == DisputeAction.COMMENT) {
            DisputeRequestReader.comment(command);
            Stream.of(DisputeRequestReader.ATTACHMENT_IDS, DisputeRequestReader.ATTACHMENTS)
                    .filter(command::has)
                    .forEach(name -> command.reject(name, "must be absent, as they belong to one dispute"));
        } else if (action != null) {
            DisputeRequestReader.command(action, command);
        }
        return new CommandRequest(
                action, sent.get(COMMAND) instanceof JsonObject body && action != null ? known(action, body) : sent);
    }

    /** Parses the fields of an action as {@link #text} returns them. */
    public static CommandRequest parse(DisputeAction action, String text) {
        try (JsonReader reader = SharedJson.JSON.createReader(new StringReader(text))) {
            return new CommandRequest(action, reader.readObject());
        }
    }

    /** Returns the fields as JSON. */
    public String text() {
        return body.toString();
    }

    /** Returns the command, without the texts of templates and the names of people. */
    DisputeCommand command() {
        return action == DisputeAction.COMMENT
                ? DisputeRequestReader.comment(body)
                : DisputeRequestReader.command(action, body);
    }

    private static DisputeAction requireAction(String name) {
        return DisputeAction.named(name)
                .filter(action ->
                        action == DisputeAction.COMMENT || DisputeRequestReader.reads(action) && !action.isOfPair())
                .orElseThrow(IllegalArgumentException::new);
    }

    private static JsonObject known(DisputeAction action, JsonObject body) {
        RequestFields fields = DisputeRequestReader.fields(action);
        JsonObjectBuilder known = SharedJson.JSON.createObjectBuilder();
        Stream.concat(fields.needs().stream(), fields.optional().stream())
                .filter(body::containsKey)
                .forEach(name -> known.add(name, body.get(name)));
        return known.build();
    }
}
