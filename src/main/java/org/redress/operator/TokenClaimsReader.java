package org.redress.operator;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.enterprise.context.Dependent;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;
import org.redress.json.JsonBodyParser;
import org.redress.json.ObjectBodyReader;
import org.redress.problem.InvalidRequestException;

/** Reads the claims of a token from a body, by the rules of bodies, and then by the parser of tokens. */
@Provider
@Dependent
@Consumes(MediaType.APPLICATION_JSON)
public class TokenClaimsReader extends ObjectBodyReader<TokenClaims> {
    private static final String CLAIMS = "claims";

    public TokenClaimsReader() {
        super(TokenClaims.class);
    }

    /** @throws InvalidRequestException if there is no object claims */
    @Override
    protected TokenClaims read(JsonBodyParser bodies, InputStream body) {
        byte[] bytes = bodies.bytes(body);
        JsonValue claims = bodies.parse(bytes).get(CLAIMS);
        if (!(claims instanceof JsonObject)) {
            String rule = claims == null || claims == JsonValue.NULL ? "is required" : "must be an object";
            throw new InvalidRequestException(CLAIMS, rule, "body /" + CLAIMS);
        }
        try {
            Map<String, Object> exact = JSONObjectUtils.parse(new String(bytes, StandardCharsets.UTF_8));
            return new TokenClaims(Objects.requireNonNull(JSONObjectUtils.getJSONObject(exact, CLAIMS)));
        } catch (ParseException | IllegalArgumentException e) {
            throw new InvalidRequestException(CLAIMS, "cannot be the claims of a token", "body /" + CLAIMS);
        }
    }
}
