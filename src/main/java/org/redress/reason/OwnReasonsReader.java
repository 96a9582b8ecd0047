package org.redress.reason;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.json.JsonObjectReader;
import org.redress.problem.InputLimits;
import org.redress.text.Languages;

/** Reads a merchant's own reasons; the rules are those of openapi.yaml. */
final class OwnReasonsReader {
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,15}");

    private OwnReasonsReader() {}

    /**
     * Reads a list of reasons in the order given.
     *
     * @throws org.redress.problem.InvalidRequestException with each field that breaks its rule
     */
    static Set<OwnReason> read(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        if (!body.containsKey("reasons")) {
            fields.reject("reasons", "is required, and may be empty");
        }
        Set<OwnReason> reasons = new LinkedHashSet<>();
        for (JsonObjectReader item : fields.objects("reasons", 0, InputLimits.REASONS)) {
            if (!reasons.add(reason(item))) {
                item.reject("names", "must differ from those of the other reasons, or the code must");
            }
        }
        fields.check();
        return reasons;
    }

    private static OwnReason reason(JsonObjectReader item) {
        JsonObjectReader given = item.object("names");
        Map<String, String> names = new HashMap<>();
        for (String language : Languages.CODES) {
            String name = given.stripped(language, InputLimits.SHORT_NAME, text -> text);
            if (name != null) {
                names.put(language, name);
            }
        }
        if (item.has("names")) {
            given.required(OwnReason.ENGLISH, names.get(OwnReason.ENGLISH));
        }
        given.rejectOthers(Languages.CODES, "languages");
        return new OwnReason(names, code(item));
    }

    private static @Nullable String code(JsonObjectReader item) {
        return item.matching("code", "have 1..16 letters and digits of ASCII, a letter first", CODE);
    }
}
