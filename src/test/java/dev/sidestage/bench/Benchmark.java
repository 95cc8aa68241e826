package dev.sidestage.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Runs benchmarks: all, or those whose names are given. {@code quick} among the names makes them
 * small, to try them.
 */
public final class Benchmark {
  private static final Map<String, Work> WORKS = new LinkedHashMap<>();

  static {
    WORKS.put("fan-out", new FanOut());
    WORKS.put("idle", new IdleReaders());
    WORKS.put("schedule", new ScheduleRequests());
    WORKS.put("votes", new Votes());
    WORKS.put("return", new Return());
    WORKS.put("start", new Start());
    WORKS.put("two-nodes", new TwoNodes());
  }

  private Benchmark() {}

  /** One benchmark: it starts what it needs, and leaves nothing running. */
  @FunctionalInterface
  interface Work {
    void run(Size size, Table table) throws Exception;
  }

  /**
   * How much.
   *
   * @param seconds of one run
   * @param warmUp seconds before the first run, for the compiler
   */
  record Size(int readers, int idle, int perSecond, int runs, int seconds, int warmUp) {
    static final Size FULL = new Size(5_000, 10_000, 12, 5, 6, 14);
    static final Size QUICK = new Size(500, 1_000, 12, 1, 3, 4);

    double deliveries() {
      return (double) readers * perSecond * seconds;
    }
  }

  public static void main(String[] arguments) throws Exception {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    var names = new ArrayList<>(List.of(String.join(",", arguments).split("[, ]+", -1)));
    names.removeIf(String::isEmpty);
    var size = names.remove("quick") ? Size.QUICK : Size.FULL;
    if (!WORKS.keySet().containsAll(names)) {
      System.err.println("There are: " + String.join(", ", WORKS.keySet()) + ", and quick.");
      System.exit(2);
    }
    System.exit(run(names, size) ? 0 : 1);
  }

  /** Runs them one by one, whatever fails, and prints the table. Whether all went well. */
  private static boolean run(List<String> names, Size size) {
    var table = new Table();
    var well = true;
    for (var work : WORKS.entrySet()) {
      if (names.isEmpty() || names.contains(work.getKey())) {
        well &= run(work.getKey(), work.getValue(), size, table);
      }
    }
    System.out.println();
    System.out.println(table.text());
    return well;
  }

  private static boolean run(String name, Work work, Size size, Table table) {
    try {
      work.run(size, table);
      return true;
    } catch (Missing e) {
      System.out.println(name + ": " + e.getMessage());
      return true;
    } catch (Exception e) {
      System.out.println(name + ": no figure, since " + e);
      return false;
    }
  }
}
