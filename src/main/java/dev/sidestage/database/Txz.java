package dev.sidestage.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.XZInputStream;

/** Unpacks a {@code .txz} archive: files, directories and symbolic links, nothing else. */
final class Txz {
  private static final int EXECUTABLE = 0100;

  private Txz() {}

  /**
   * Unpacks into a directory that exists. Everybody may read what comes out, its owner may write:
   * the server may run as another user than we do.
   *
   * @throws IOException also for an entry that would lie, or point, outside of the directory
   */
  static void unpack(InputStream archive, Path directory) throws IOException {
    var root = directory.toAbsolutePath().normalize();
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpackEntry(tar, entry, root);
      }
    }
  }

  private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    var path = inside(root, root.resolve(entry.getName()), entry);
    if (entry.isDirectory()) {
      makeDirectories(root, path);
      return;
    }
    makeDirectories(root, parentOf(path, root));
    if (entry.isSymbolicLink()) {
      inside(root, parentOf(path, root).resolve(entry.getLinkName()), entry);
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.getLinkFlag() == TarConstants.LF_NORMAL) {
      Files.copy(tar, path);
      var executable = (entry.getMode() & EXECUTABLE) != 0;
      permit(path, executable ? "rwxr-xr-x" : "rw-r--r--");
    } else {
      throw new IOException("the archive's entry " + entry.getName() + " is of an unknown kind");
    }
  }

  private static Path inside(Path root, Path path, TarArchiveEntry entry) throws IOException {
    var normal = path.normalize();
    if (!normal.startsWith(root)) {
      throw new IOException("the archive's entry " + entry.getName() + " leaves its directory");
    }
    return normal;
  }

  private static Path parentOf(Path path, Path root) {
    var parent = path.getParent();
    return parent == null ? root : parent;
  }

  private static void makeDirectories(Path root, Path directory) throws IOException {
    var made = root;
    for (var name : root.relativize(directory)) {
      made = made.resolve(name);
      if (!Files.isDirectory(made)) {
        Files.createDirectory(made);
        permit(made, "rwxr-xr-x");
      }
    }
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
