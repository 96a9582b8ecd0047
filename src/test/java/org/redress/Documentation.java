package org.redress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of the documentation: Markdown files outside of build directories. */
public final class Documentation {
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final List<Path> PAGES =
            files(Path.of("")).filter(file -> file.toString().endsWith(".md")).toList();

    private Documentation() {}

    /**
     * A code block of a page, indented or fenced.
     *
     * @param line of its first line of code, from 1
     * @param language of a fenced block, empty if there is none
     * @param introduction the paragraph before it
     */
    public record CodeBlock(Path page, int line, String language, String introduction, String text) {
        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    /** Returns the pages, sorted. */
    public static Stream<Path> pages() {
        return PAGES.stream();
    }

    /** Returns all files below a folder of the project, sorted, without those of build directories. */
    static Stream<Path> files(Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    boolean ours = !NOT_OURS.contains(directory.getFileName().toString());
                    return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted();
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<CodeBlock> codeBlocks() {
        return pages().flatMap(page -> codeBlocks(page).stream()).toList();
    }

    static List<CodeBlock> codeBlocks(Path page) {
        List<String> lines = text(page).lines().toList();
        List<CodeBlock> blocks = new ArrayList<>();
        int prose = 0;
        for (int i = 0; i < lines.size(); i++) {
            int end = endOfCode(lines, i);
            if (end > i) {
                boolean fenced = isFence(lines.get(i));
                List<String> code = fenced ? lines.subList(i + 1, end - 1) : lines.subList(i, end);
                blocks.add(new CodeBlock(
                        page,
                        i + (fenced ? 2 : 1),
                        fenced ? lines.get(i).strip().substring(3) : "",
                        String.join("\n", lines.subList(prose, i)),
                        String.join("\n", code).stripIndent().strip()));
                i = end - 1;
                prose = end;
            } else if (lines.get(i).isBlank() && i + 1 < lines.size() && endOfCode(lines, i + 1) == i + 1) {
                prose = i;
            }
        }
        return blocks;
    }

    /** Returns the line after the code block that begins at a line; that line if none begins there. */
    private static int endOfCode(List<String> lines, int start) {
        int end = start;
        if (isFence(lines.get(start))) {
            do {
                end++;
            } while (!isFence(lines.get(end)));
            return end + 1;
        }
        if (start == 0 || !lines.get(start - 1).isBlank()) {
            return start;
        }
        for (int i = start; i < lines.size() && (lines.get(i).isBlank() || isIndented(lines.get(i))); i++) {
            end = lines.get(i).isBlank() ? end : i + 1;
        }
        return end;
    }

    private static boolean isFence(String line) {
        return line.strip().startsWith("```");
    }

    private static boolean isIndented(String line) {
        return line.startsWith("    ");
    }

    /** Returns the text of a page without its code blocks. */
    static String prose(Path page) {
        List<String> lines = new ArrayList<>(text(page).lines().toList());
        for (CodeBlock block : codeBlocks(page)) {
            int last = block.line() - 1 + Math.toIntExact(block.text().lines().count());
            lines.subList(block.line() - 1, last).replaceAll(line -> "");
        }
        return String.join("\n", lines);
    }

    /** Returns the code within the sentences of a page. */
    public static Stream<String> codeSpans(Path page) {
        return SPAN.matcher(prose(page).replace("```", "")).results().map(span -> span.group(1)
                .replaceAll("\\s+", " "));
    }
}
