package org.redress.json;

import jakarta.json.JsonObject;

/** Body of a request: a JSON object whose numbers are texts, the digits of their values. */
public record JsonBody(JsonObject object) {}
