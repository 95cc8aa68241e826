package dev.sidestage.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("PostgreSQL's programs")
class BinariesTest {
  @TempDir Path directory;

  @Test
  @DisplayName("are unpacked once, whatever a killed process left half done")
  void unfinished() throws Exception {
    var abandoned = Files.createDirectories(directory.resolve("unfinished-1/bin"));
    var longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
    Files.setLastModifiedTime(abandoned.getParent(), longAgo);
    var busy = Files.createDirectories(directory.resolve("unfinished-2"));

    var home = Binaries.unpackedIn(directory);

    var version =
        Program.run(directory, List.of(home.resolve("bin/postgres").toString(), "-V"), "");
    assertEquals("postgres (PostgreSQL) " + Binaries.VERSION, version.output());
    assertFalse(Files.exists(abandoned));
    assertTrue(Files.exists(busy), "another process may be unpacking there");
    var made = Files.getLastModifiedTime(home);
    assertEquals(home, Binaries.unpackedIn(directory));
    assertEquals(made, Files.getLastModifiedTime(home));
  }

  @ParameterizedTest
  @CsvSource({"Windows 11, amd64", "Linux, riscv64", "Mac OS X, ppc"})
  @DisplayName("are missing for some machines, which need a database of their own")
  void missing(String os, String arch) {
    var failure = Failure.of(() -> Binaries.unpackedIn(directory, os, arch));
    assertTrue(failure.contains(os + " on " + arch), failure);
    assertTrue(failure.contains("SIDESTAGE_DATABASE_URL"), failure);
  }

  @Test
  @DisplayName("are missing where the build left them out")
  void leftOut() {
    var other = System.getProperty("os.name").startsWith("Mac") ? "Linux" : "Mac OS X";
    assertThrows(
        EmbeddedPostgresException.class, () -> Binaries.unpackedIn(directory, other, "aarch64"));
  }
}
