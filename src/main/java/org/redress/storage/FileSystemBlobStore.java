package org.redress.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apache.commons.io.input.BoundedInputStream;

/** Blobs as files named by their ids, in 256 subfolders of a folder that all nodes share. */
final class FileSystemBlobStore implements BlobStore {
    static final String NAME = "disk";

    private final Path folder;

    FileSystemBlobStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void put(UUID id, TempFile file) throws IOException {
        Path part = part(id);
        Files.createDirectories(part.getParent());
        try {
            write(file.channel(), part);
            Files.move(part, whole(id), StandardCopyOption.ATOMIC_MOVE);
            // A rename survives a power failure only if its folder is flushed, too
            try (FileChannel names = FileChannel.open(part.getParent(), StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException e) {
            delete(id);
            throw e;
        }
    }

    private static void write(FileChannel from, Path part) throws IOException {
        try (FileChannel to = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (long at = 0; at < from.size(); ) {
                at += from.transferTo(at, from.size() - at, to);
            }
            to.force(true);
        }
    }

    @Override
    public InputStream open(UUID id, long from, long length) throws IOException {
        FileChannel file = FileChannel.open(whole(id), StandardOpenOption.READ);
        file.position(from);
        return BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(file))
                .setMaxCount(length)
                .get();
    }

    @Override
    public void delete(UUID id) throws IOException {
        Files.deleteIfExists(part(id));
        Files.deleteIfExists(whole(id));
    }

    private Path whole(UUID id) {
        return folder.resolve(id.toString().substring(0, 2)).resolve(id.toString());
    }

    private Path part(UUID id) {
        return whole(id).resolveSibling(id + ".part");
    }
}
