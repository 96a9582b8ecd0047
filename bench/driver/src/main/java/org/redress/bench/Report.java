package org.redress.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Report of the results in Markdown: printed at once, and written to a file. */
final class Report {
    private final Path file;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder goals = new StringBuilder();

    Report(Path file) {
        this.file = file;
    }

    void title(String title) {
        line("\n## " + title + "\n");
    }

    void line(String line) {
        System.out.println(line);
        text.append(line).append('\n');
    }

    void header(String... cells) {
        row((Object[]) cells);
        line("|" + "---|".repeat(cells.length));
    }

    void row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ')
                    .append(cell instanceof Double number ? figure(number) : cell)
                    .append(" |");
        }
        line(row.toString());
    }

    /** Formats with three digits. */
    static String figure(double number) {
        double size = Math.abs(number);
        return String.format(Locale.ROOT, size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%.0f", number);
    }

    void atMost(String goal, double limit, double got) {
        goal(goal, "≤ " + figure(limit), got, got <= limit);
    }

    void atLeast(String goal, double limit, double got) {
        goal(goal, "≥ " + figure(limit), got, got >= limit);
    }

    private void goal(String goal, String limit, double got, boolean reached) {
        goals.append("| %s | %s | %s | %s |%n".formatted(goal, limit, figure(got), reached ? "pass" : "**fail**"));
    }

    void write() throws IOException {
        if (!goals.isEmpty()) {
            title("Goals");
            header("goal", "limit", "got", "");
            line(goals.toString());
        }
        Files.writeString(file, text);
    }
}
