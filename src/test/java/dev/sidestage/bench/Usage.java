package dev.sidestage.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What a process and its children use, as Linux counts it. */
final class Usage {
  /** {@code USER_HZ}: fixed at 100 for what programs are told. */
  private static final long MICROS_PER_TICK = 10_000;

  private Usage() {}

  /** Processor time that they have used so far, in user and kernel mode, in microseconds. */
  static long cpuMicros(ProcessHandle process) {
    return sum(process, Usage::ticks) * MICROS_PER_TICK;
  }

  /** Their proportional share of memory (PSS), in bytes. */
  static long memory(ProcessHandle process) {
    return sum(process, Usage::pss);
  }

  private static long sum(ProcessHandle process, ToLongFunction<Path> of) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToLong(each -> of.applyAsLong(Path.of("/proc", String.valueOf(each.pid()))))
        .sum();
  }

  /** Fields 14 and 15 of proc(5)'s stat; the name before them may have spaces in it. */
  private static long ticks(Path process) {
    var stat = read(process.resolve("stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
    return fields.length < 13 ? 0 : Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static long pss(Path process) {
    return read(process.resolve("smaps_rollup"))
        .lines()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
        .sum();
  }

  /** Empty for one that has just ended. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
