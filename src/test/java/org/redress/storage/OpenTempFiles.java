package org.redress.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Temporary files that this process has open. Their names are deleted at once: Linux lists them by descriptor. */
public final class OpenTempFiles {
    private OpenTempFiles() {}

    public static long count() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(Files::isSymbolicLink)
                    .filter(OpenTempFiles::isTempFile)
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTempFile(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().matches(".*/redress-[^/]*[.]tmp \\(deleted\\)");
        } catch (IOException e) {
            // Closed meanwhile, by another thread
            return false;
        }
    }
}
