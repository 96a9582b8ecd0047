package org.redress;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that the documentation shows, with the arguments that the shell would give it.
 *
 * @param place page and line
 * @param isToSucceed whether its page announces no error
 * @param words program and arguments, without {@code runuser -u USER --}
 */
record DocumentedCommand(String place, boolean isToSucceed, List<String> words) {
    /** Code within a sentence that is a command. */
    private static final Pattern IN_SENTENCE = Pattern.compile(
            "(?:[A-Z_]+=\\S+ )*(?:mvn|\\./mvnw|curl|docker|jq|apt-get|install|server-config/\\S+\\.sh|bench/run"
                    + "|\\$JBOSS_HOME/bin/jboss-cli.sh|jboss-cli.sh|asadmin) .+");

    private static final Pattern ANSWER = Pattern.compile("/api[^\"\\s]*request-information");

    private static final List<DocumentedCommand> ALL = recorded();

    static List<DocumentedCommand> all() {
        return ALL;
    }

    private static List<DocumentedCommand> recorded() {
        return Stream.concat(
                        Documentation.codeBlocks().stream()
                                .filter(block -> CodeKind.of(block) == CodeKind.SHELL)
                                .flatMap(block -> recorded(
                                        block.toString(), !block.introduction().contains("invalid"), block.text())),
                        Documentation.pages().flatMap(page -> Documentation.codeSpans(page)
                                .filter(span -> IN_SENTENCE.matcher(span).matches())
                                .flatMap(span -> recorded(page.toString(), true, span))))
                .toList();
    }

    private static Stream<DocumentedCommand> recorded(String place, boolean isToSucceed, String code) {
        return ShellRecorder.commands(code.replace("$JBOSS_HOME", "/opt/wildfly"), answer(), "1|2\n").stream()
                .map(words -> new DocumentedCommand(
                        place, isToSucceed, words.get(0).equals("runuser") ? words.subList(4, words.size()) : words));
    }

    /** Returns the answer's part that a page's next call uses: an action's address, from an example of openapi.yaml. */
    private static String answer() {
        Matcher address = ANSWER.matcher(Documentation.text(Path.of("src/main/webapp/openapi.yaml")));
        if (!address.find()) {
            throw new AssertionError("no example of an action's address");
        }
        return "{\"request-information\":\"" + address.group() + "\"}";
    }

    String program() {
        return words.get(0);
    }

    @Override
    public String toString() {
        return place + ": " + String.join(" ", words);
    }
}
