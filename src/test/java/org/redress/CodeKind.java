package org.redress;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.redress.Documentation.CodeBlock;

/** Kinds of code blocks, each with a check of its own. */
public enum CodeKind {
    /** Names and values of an environment file. */
    SETTINGS("(?:[A-Z][A-Z0-9_]*=\\S+\n?)+"),
    /** A line of a log. */
    LOG("(?:20\\d\\d-\\d\\d-|setting ).*"),
    /** A part of a Kubernetes manifest. */
    YAML("\\w+:\n[\\s\\S]*"),
    /** Lines of clamd.conf. */
    CLAMD("(?:[A-Z][A-Za-z]+ \\S+\n?)+"),
    JSON("[{\\[][\\s\\S]*"),
    /** A generated diagram, or a list in columns. */
    PICTURE("(?!)"),
    /** A program of docs/clients.md, which mvn verify -Pclients runs. */
    PROGRAM("(?!)"),
    SHELL("[\\s\\S]*");

    private final Pattern pattern;

    CodeKind(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    public static CodeKind of(CodeBlock block) {
        return switch (block.language()) {
            case "sh", "bash", "shell" -> SHELL;
            case "yaml" -> YAML;
            case "json" -> JSON;
            case "properties" -> SETTINGS;
            case "mermaid", "text" -> PICTURE;
            case "java", "typescript", "python" -> PROGRAM;
            case "" ->
                Arrays.stream(values())
                        .filter(kind -> kind.pattern.matcher(block.text()).matches())
                        .findFirst()
                        .orElseThrow();
            default -> throw new AssertionError(block + ": language " + block.language());
        };
    }
}
