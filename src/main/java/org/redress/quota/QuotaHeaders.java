package org.redress.quota;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** The headers of a response whose call has come near to a limit. */
@RequestScoped
public class QuotaHeaders {
    private Map<String, String> headers = Map.of();

    void add(@Observes QuotaNotice notice) {
        headers = notice.headers();
    }

    Map<String, String> get() {
        return headers;
    }
}
