package org.redress.console;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of the console on the wire. Null fields are left out.
 *
 * @param signIn null if only a token that is at hand can be used
 * @param demo users of a demo run, else null
 * @param pageMax the largest pageSize
 * @param languages BCP 47
 * @param version of the API
 */
@JsonbPropertyOrder({"signIn", "demo", "files", "pageMax", "languages", "version"})
public record ConsoleConfigView(
        ConsoleSettings.@Nullable SignIn signIn,
        @Nullable List<DemoUser> demo,
        Files files,
        int pageMax,
        List<String> languages,
        String version) {
    /**
     * User of a demo run.
     *
     * @param name staff, viewer, chatbot or operator
     * @param token bearer token
     */
    @JsonbPropertyOrder({"name", "token"})
    public record DemoUser(String name, String token) {}

    /**
     * Limits of uploads.
     *
     * @param max files of an upload
     * @param bytes limit of a file
     * @param disputeBytes limit of all files of a dispute
     * @param types accepted media types
     */
    @JsonbPropertyOrder({"max", "bytes", "disputeBytes", "types"})
    public record Files(int max, long bytes, long disputeBytes, List<String> types) {}
}
