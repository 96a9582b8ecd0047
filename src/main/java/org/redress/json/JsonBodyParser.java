package org.redress.json;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.MalformedJsonException;

/** Parses bodies as JSON objects, within the configured size and nesting. */
@Dependent
public class JsonBodyParser {
    private final int maxBytes;
    private final JsonObjectParser strict;
    private final JsonObjectParser lenient;

    @Inject
    public JsonBodyParser(
            @ConfigProperty(name = "body.bytes") int maxBytes, @ConfigProperty(name = "body.nesting") int maxNesting) {
        this.maxBytes = maxBytes;
        this.strict = JsonObjectParser.strict(maxNesting);
        this.lenient = JsonObjectParser.lenient(maxNesting);
    }

    /**
     * Reads the body to its end and parses it strictly.
     *
     * @throws ClientErrorException (413) if it has more bytes than configured
     * @throws MalformedJsonException with line and column of the first error
     * @throws InvalidRequestException if it is nested too deep, or the connection ends before its last byte
     */
    public JsonObject read(InputStream body) {
        return strict.parse(bytes(body));
    }

    /** Reads as {@link #read}, and forgives what {@link JsonObjectParser#lenient} does. */
    public JsonObject readLeniently(InputStream body) {
        return lenient.parse(bytes(body));
    }

    /**
     * Reads the body to its end.
     *
     * @throws ClientErrorException (413) if it has more bytes than configured
     * @throws InvalidRequestException if the connection ends before its last byte
     */
    public byte[] bytes(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
            }
            return bytes;
        } catch (IOException e) {
            // Not an incident: clients come and go
            throw InvalidRequestException.incompleteBody();
        }
    }

    /**
     * Parses strictly a body whose size the caller has checked.
     *
     * @throws MalformedJsonException with line and column of the first error
     * @throws InvalidRequestException if it is nested too deep
     */
    public JsonObject parse(byte[] bytes) {
        return strict.parse(bytes);
    }
}
