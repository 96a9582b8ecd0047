package org.redress.deadline;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.redress.json.JsonObjectReader;

/** Reads terms; the rules are those of openapi.yaml. */
public final class DeadlineTermsReader {
    private DeadlineTermsReader() {}

    /**
     * Reads terms, of which none may be missing.
     *
     * @throws org.redress.problem.InvalidRequestException with each field that breaks its rule
     */
    public static DeadlineTerms read(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        DeadlineTerms terms = new DeadlineTerms(
                limit(fields, "answer"),
                limit(fields, "escalation"),
                limit(fields, "information"),
                limit(fields, "decision"),
                limit(fields, "appeal"),
                lead(fields, "reminderLead"));
        fields.check();
        return terms;
    }

    private static TimeLimit limit(JsonObjectReader fields, String name) {
        return fields.required(name, fields.parse(name, "be " + TimeLimit.RULE, TimeLimit::of));
    }

    private static Duration lead(JsonObjectReader fields, String name) {
        return fields.required(name, fields.parse(name, "be " + TimeLimit.LEAD_RULE, TimeLimit::parseLead));
    }
}
