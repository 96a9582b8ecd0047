package org.redress.template;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text with variables, such as {@code Dear {customer}}. All other braces stand for themselves. */
record TemplateText(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)}");

    /** Returns the first name in braces that is no variable's. */
    Optional<String> unknownVariable() {
        return names().filter(name -> TemplateVariable.named(name).isEmpty()).findFirst();
    }

    /** Returns the variables in the order of the text, each once. Unknown names are none. */
    List<TemplateVariable> variables() {
        return names().flatMap(name -> TemplateVariable.named(name).stream())
                .distinct()
                .toList();
    }

    /** Returns the text with the values of its variables. A value is not searched for variables. */
    String filled(Function<TemplateVariable, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        TemplateVariable.named(found.group(1)).map(values).orElseGet(found::group)));
    }

    private Stream<String> names() {
        return VARIABLE.matcher(text).results().map(found -> found.group(1));
    }
}
