package dev.sidestage.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Directories that appear whole or not at all, and the remains of those that didn't. */
final class Directories {
  private Directories() {}

  /** Makes a directory, and those above it, closed to all others; one that exists stays as is. */
  static void makePrivate(Path directory) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(directory, ownerOnly);
  }

  /** Has a file's content, or a rename in a directory, reach the disk: fsync(2). */
  static void sync(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Has everything in a directory reach the disk, itself included. */
  static void syncAll(Path directory) throws IOException {
    List<Path> paths;
    try (var found = Files.walk(directory)) {
      paths = found.filter(path -> !Files.isSymbolicLink(path)).toList();
    }
    for (var path : paths) {
      sync(path);
    }
  }

  static void delete(Path directory) throws IOException {
    List<Path> paths;
    try (var found = Files.walk(directory)) {
      paths = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (var path : paths) {
      Files.deleteIfExists(path);
    }
  }

  /** Deletes the directories of that prefix in here which weren't touched since. */
  static void deleteOlder(Path directory, String prefix, Instant since) throws IOException {
    List<Path> paths;
    try (var found = Files.list(directory)) {
      paths = found.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
    }
    for (var path : paths) {
      if (Files.getLastModifiedTime(path).toInstant().isBefore(since)) {
        delete(path);
      }
    }
  }
}
