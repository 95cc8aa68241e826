package dev.sidestage.faults;

import dev.sidestage.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The processes of one test, on free ports of loopback and with one data directory of their own. It
 * ends what is left of them afterwards, also where the JVM of the tests is ended; it touches
 * nothing else. What they said is printed where the test failed.
 */
final class Processes implements BeforeEachCallback, AfterEachCallback {
  private final List<SidestageProcess> processes = new CopyOnWriteArrayList<>();
  private Path directory = Path.of("unset");
  private Thread lastResort = new Thread();

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    directory = Files.createTempDirectory("sidestage-faults");
    Files.createDirectories(data());
    Files.createDirectories(TestDatabase.binaries());
    Files.createSymbolicLink(data().resolve("binaries"), TestDatabase.binaries());
    lastResort = new Thread(this::end);
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    context
        .getExecutionException()
        .ifPresent(failure -> processes.forEach(p -> System.err.println(p.said())));
    end();
    Runtime.getRuntime().removeShutdownHook(lastResort);
    delete();
  }

  /** Starts one with these settings, names and values in turn, and returns at once. */
  SidestageProcess start(String... settings) throws IOException {
    var all = new HashMap<String, String>();
    all.put("SIDESTAGE_HOST", "127.0.0.1");
    all.put("SIDESTAGE_PORT", "0");
    all.put("SIDESTAGE_MANAGEMENT_PORT", "0");
    all.put("SIDESTAGE_DATA", data().toString());
    for (var i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return keep(SidestageProcess.start(directory, all));
  }

  /** Starts one with arguments and no setting. */
  SidestageProcess startWith(String... arguments) throws IOException {
    return keep(SidestageProcess.start(directory, Map.of(), arguments));
  }

  private SidestageProcess keep(SidestageProcess process) {
    processes.add(process);
    return process;
  }

  /** A file beside the data directory. */
  Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  /**
   * The data directory, which all of them share: it has PostgreSQL's programs, and nothing else.
   */
  Path data() {
    return directory.resolve("data");
  }

  /** The embedded PostgreSQL that runs on the data directory now. */
  Optional<ProcessHandle> postgres() {
    try {
      var trace = data().resolve("postgresql/postmaster.pid");
      return Files.exists(trace)
          ? ProcessHandle.of(Long.parseLong(Files.readAllLines(trace).get(0).strip()))
              .filter(this::worksOnOurData)
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean worksOnOurData(ProcessHandle process) {
    try {
      var place = Path.of("/proc", String.valueOf(process.pid()), "cwd");
      return Files.isSameFile(place, data().resolve("postgresql"));
    } catch (IOException e) {
      return false;
    }
  }

  private void end() {
    processes.forEach(SidestageProcess::kill);
    var orphan = postgres();
    orphan.ifPresent(ProcessHandle::destroy);
    orphan.ifPresent(server -> server.onExit().orTimeout(20, TimeUnit.SECONDS).join());
  }

  private void delete() throws IOException {
    List<Path> paths;
    try (var found = Files.walk(directory)) {
      paths = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (var path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
