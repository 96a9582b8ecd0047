package org.redress.json;

import jakarta.json.JsonObject;

/** The body of a call: a JSON object, in which numbers are the texts that they were written as. */
public record JsonBody(JsonObject object) {}
