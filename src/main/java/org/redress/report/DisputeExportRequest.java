package org.redress.report;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.redress.digest.CanonicalForm;
import org.redress.http.QueryParameters;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeFilterParams;
import org.redress.search.DisputeSort;
import org.redress.security.Caller;

/**
 * Content of an export.
 *
 * @param byteOrderMark whether a text begins with U+FEFF, by which Excel knows UTF-8
 */
record DisputeExportRequest(DisputeFilter filter, DisputeSort sort, boolean byteOrderMark) {
    /** Names of the parameters of an export, in the order of {@link #canonicalForm}. */
    static final List<String> NAMES = Stream.concat(DisputeFilterParams.NAMES.stream(), Stream.of("bom", "format"))
            .toList();

    /**
     * Reads the parameters of the list that apply to an export. Invalid ones are collected.
     *
     * @param caller of one merchant
     * @param now end of the export: disputes that are created during it belong to the next one
     */
    static DisputeExportRequest of(Caller caller, QueryParameters query, Instant now) {
        return new DisputeExportRequest(
                DisputeFilterParams.filter(caller, query, now).createdUntil(now),
                DisputeFilterParams.sort(query),
                query.read("bom", "must be true or false", DisputeFilterParams::bool)
                        .orElse(false));
    }

    /** Returns the parameters, of which each is present once or not at all, in a form to compute a digest from. */
    static CanonicalForm canonicalForm(MultivaluedMap<String, String> parameters) {
        CanonicalForm form = CanonicalForm.of("export");
        NAMES.forEach(name ->
                form.addTexts(name, Objects.requireNonNullElse(parameters.get(name), List.<String>of()).stream()));
        return form;
    }
}
