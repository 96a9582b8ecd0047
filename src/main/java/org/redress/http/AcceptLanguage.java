package org.redress.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.redress.text.Languages;

/** Chooses the language of names in a response (RFC 9110, 12.5.4), English where none is wanted. */
public final class AcceptLanguage {
    private AcceptLanguage() {}

    /** Returns the supported language that the caller prefers. */
    public static Locale of(HttpHeaders headers) {
        return Languages.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** Returns a response in the language. */
    public static Response ok(Object entity, Locale language) {
        return Response.ok(entity)
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
