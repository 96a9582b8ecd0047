package org.redress.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of the command line, ./redress, with its output. */
public final class CommandRun implements AutoCloseable {
    private static final int SECONDS = 60;

    private final Process process;
    private final Path output;

    private CommandRun(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a command in the folder of the project. */
    public static CommandRun start(String... arguments) {
        List<String> command = new ArrayList<>(List.of("./redress"));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("command", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            return new CommandRun(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command with this input, and returns its output. */
    public static String run(int code, String input, String... arguments) {
        try (CommandRun run = start(arguments)) {
            run.process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            run.process.getOutputStream().close();
            assertThat(run.process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(run.process.exitValue()).as(run.output()).isEqualTo(code);
            return run.output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the output so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the command (SIGKILL), and waits for its end. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
