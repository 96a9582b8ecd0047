package org.redress.json;

import jakarta.json.JsonObject;

/** Body of a request: a JSON object whose numbers are the texts that were sent. */
public record JsonBody(JsonObject object) {}
