package dev.sidestage.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

@DisplayName("Unpacking an archive")
class TxzTest {
  @TempDir Path temporary;

  @Test
  @DisplayName("makes its directories, files and links, and keeps what is executable")
  void whole() throws IOException {
    var link = new TarArchiveEntry("lib/libpq.so", TarConstants.LF_SYMLINK);
    link.setLinkName("../bin/postgres");
    unpack(new TarArchiveEntry("share/"), file("bin/postgres", 0755), file("a", 0600), link);
    assertTrue(Files.isDirectory(temporary.resolve("share")));
    assertTrue(Files.isExecutable(temporary.resolve("bin/postgres")));
    assertFalse(Files.isExecutable(temporary.resolve("a")));
    assertEquals("text", Files.readString(temporary.resolve("lib/libpq.so")));
  }

  @ParameterizedTest
  @CsvSource({"../outside", "bin/../../outside"})
  @DisplayName("refuses an entry that would lie outside")
  void traversal(String name) {
    var refused = Failure.of(IOException.class, () -> unpack(file(name, 0644)));
    assertTrue(refused.contains("leaves its directory"));
    assertFalse(Files.exists(temporary.resolveSibling("outside")));
  }

  @ParameterizedTest
  @CsvSource({"/etc", "../..", "lib/../../.."})
  @DisplayName("refuses a link that points outside")
  void link(String target) {
    var link = new TarArchiveEntry("lib", TarConstants.LF_SYMLINK);
    link.setLinkName(target);
    var refused = Failure.of(IOException.class, () -> unpack(link));
    assertTrue(refused.contains("leaves its directory"));
  }

  @Test
  @DisplayName("refuses what is neither file, directory nor symbolic link")
  void device() {
    var refused =
        Failure.of(
            IOException.class, () -> unpack(new TarArchiveEntry("null", TarConstants.LF_CHR)));
    assertTrue(refused.contains("unknown kind"));
  }

  private void unpack(TarArchiveEntry... entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)))) {
      for (var entry : entries) {
        tar.putArchiveEntry(entry);
        if (entry.getSize() > 0) {
          tar.write("text".getBytes(StandardCharsets.UTF_8));
        }
        tar.closeArchiveEntry();
      }
    }
    Txz.unpack(new ByteArrayInputStream(bytes.toByteArray()), temporary);
  }

  private static TarArchiveEntry file(String name, int mode) {
    var entry = new TarArchiveEntry(name, true);
    entry.setMode(mode);
    entry.setSize(4);
    return entry;
  }
}
