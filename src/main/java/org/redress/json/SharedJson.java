package org.redress.json;

import jakarta.json.spi.JsonProvider;

/** JSON-P with one provider, which the methods of {@link jakarta.json.Json} look for at each call. */
public final class SharedJson {
    public static final JsonProvider JSON = JsonProvider.provider();

    private SharedJson() {}
}
