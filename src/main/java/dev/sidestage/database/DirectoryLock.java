package dev.sidestage.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to use a data directory: one process has it, until it ends, however it ends. The file
 * stays when the lock goes, since deleting it would let two processes lock two files of one name.
 */
final class DirectoryLock implements AutoCloseable {
  /** The name of the lock's file: it holds the process's id, for people. */
  static final String FILE = "lock";

  /**
   * What this process holds. A file lock is the process's (fcntl(2)) and ends as soon as it closes
   * any of its channels to that file, so a second attempt from here must not even open it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /** Takes it, or fails at once. The directory is a real path, so that it has one name. */
  static DirectoryLock take(Path directory) throws IOException, EmbeddedPostgresException {
    if (!HELD.add(directory)) {
      throw inUse(directory, String.valueOf(ProcessHandle.current().pid()));
    }
    try {
      return new DirectoryLock(directory, lock(directory));
    } catch (IOException | EmbeddedPostgresException e) {
      HELD.remove(directory);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(directory);
  }

  @SuppressWarnings("resource") // the lock ends with its channel, which close() closes
  private static FileChannel lock(Path directory) throws IOException, EmbeddedPostgresException {
    var channel =
        FileChannel.open(
            directory.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw inUse(directory, read(channel));
      }
      channel.truncate(0);
      channel.write(utf8(String.valueOf(ProcessHandle.current().pid())), 0);
      return channel;
    } catch (IOException | EmbeddedPostgresException e) {
      channel.close();
      throw e;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(32);
    channel.read(bytes, 0);
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static EmbeddedPostgresException inUse(Path directory, String process) {
    return new EmbeddedPostgresException(
        ("Another Sidestage (process %s) uses the data directory %s."
                + " Stop that one first, or give this one its own with SIDESTAGE_DATA.")
            .formatted(process, directory));
  }
}
