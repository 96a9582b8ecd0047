package org.redress.handling;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Locale;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeStatus;

/**
 * Action that staff may perform on a dispute now, on the wire.
 *
 * @param href path to POST to
 * @param needs required fields of the body
 * @param optional further fields of the body
 * @param nextStatus status after the action, which may be that of before
 */
@JsonbPropertyOrder({"action", "href", "needs", "optional", "nextStatus"})
public record AllowedActionView(
        String action, String href, List<String> needs, List<String> optional, NextStatusView nextStatus) {
    /** Status with its name in the language of the response. */
    @JsonbPropertyOrder({"id", "name"})
    public record NextStatusView(int id, String name) {}

    /** Formats an action for the wire. */
    static AllowedActionView of(DisputeAction action, String href, DisputeStatus next, Locale language) {
        RequestFields fields = DisputeRequestReader.fields(action);
        return new AllowedActionView(
                action.wireName(),
                href,
                fields.needs(),
                fields.optional(),
                new NextStatusView(next.id(), next.nameIn(language)));
    }
}
