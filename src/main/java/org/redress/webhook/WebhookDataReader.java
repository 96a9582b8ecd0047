package org.redress.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.redress.event.EventType;
import org.redress.json.JsonObjectReader;
import org.redress.json.SharedJson;
import org.redress.problem.InputLimits;

/** Reads webhooks from bodies; the rules are those of openapi.yaml. */
@ApplicationScoped
public class WebhookDataReader {
    private static final List<String> CHANGEABLE =
            List.of("url", "description", "types", "payload", "format", "ordering", "state");

    /** States that a merchant chooses. */
    private enum ChosenState {
        ENABLED,
        PAUSED
    }

    @Inject
    WebhookAddressCheck check;

    /**
     * Reads a webhook.
     *
     * @throws org.redress.problem.InvalidRequestException with each field that breaks its rule
     */
    WebhookData read(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        String url = fields.required("url", fields.text("url", InputLimits.URL));
        if (fields.has("url") && url != null) {
            check.violation(url).ifPresent(rule -> fields.reject("url", rule));
        }
        WebhookData data = new WebhookData(
                url,
                fields.text("description", InputLimits.NOTE),
                fields.list(
                        "types",
                        0,
                        InputLimits.EVENT_TYPES,
                        "types of events, such as dispute.created",
                        WebhookDataReader::type),
                chosen(fields, "payload", WebhookPayload.THIN),
                chosen(fields, "format", WebhookFormat.STANDARD),
                chosen(fields, "ordering", WebhookOrdering.NONE),
                chosen(fields, "state", ChosenState.ENABLED) == ChosenState.PAUSED);
        fields.check();
        return data;
    }

    private static <E extends Enum<E>> E chosen(JsonObjectReader fields, String name, E otherwise) {
        return Optional.ofNullable(fields.enumValue(name, otherwise.getDeclaringClass()))
                .orElse(otherwise);
    }

    private static String type(String text) {
        return EventType.named(text).orElseThrow(IllegalArgumentException::new).wireName();
    }

    /**
     * Reads a merge patch (RFC 7396) of a webhook.
     *
     * @return the function that applies the patch; it throws an InvalidRequestException if the result breaks a rule
     * @throws org.redress.problem.InvalidRequestException with each field that cannot be changed
     */
    UnaryOperator<WebhookData> patch(JsonObject body) {
        JsonObjectReader patch = new JsonObjectReader(body);
        patch.names().stream()
                .filter(name -> !CHANGEABLE.contains(name))
                .forEach(name -> patch.reject(name, "cannot be changed; what can: " + String.join(", ", CHANGEABLE)));
        patch.check();
        return current ->
                read(SharedJson.JSON.createMergePatch(body).apply(json(current)).asJsonObject());
    }

    private static JsonObject json(WebhookData data) {
        JsonObjectBuilder json = SharedJson.JSON
                .createObjectBuilder()
                .add("url", data.url())
                .add("types", SharedJson.JSON.createArrayBuilder(data.types()))
                .add("payload", data.payload().name())
                .add("format", data.format().name())
                .add("ordering", data.ordering().name())
                .add("state", (data.paused() ? ChosenState.PAUSED : ChosenState.ENABLED).name());
        if (data.description() != null) {
            json.add("description", data.description());
        }
        return json.build();
    }
}
