package dev.sidestage.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Many readers of what one {@link Publisher} publishes: counts what arrives, whether anything was
 * missed or came twice, and how long it took from the request to the reader.
 */
final class Audience implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final long LOOK_MILLIS = 5;

  private final Publisher publisher;
  private final List<EventReaders> readers = new ArrayList<>();
  private final int size;
  private final Histogram latency = new ConcurrentHistogram(3);
  private final LongAdder received = new LongAdder();
  private final LongAdder wrong = new LongAdder();

  /** Connects them, as many to each of the servers. */
  Audience(String path, int size, Publisher publisher, Server... servers) throws Exception {
    this.size = size;
    this.publisher = publisher;
    for (var server : servers) {
      readers.add(
          new EventReaders(server.address(), path, "", size / servers.length, this::event)
              .awaitOpen());
    }
  }

  /** The first that a reader sees is where it begins. */
  private void event(EventReader reader, long id, long version) {
    if (version == 0) {
      return;
    }
    if (reader.last != 0 && version != reader.last + 1) {
      wrong.increment();
    }
    reader.last = version;
    latency.recordValue((System.nanoTime() - publisher.sent(version)) / 1_000);
    received.increment();
  }

  /** Publishes for so long, and waits until all have all of it. Returns the deliveries. */
  long hear(int seconds, int perSecond) throws Exception {
    var before = received.sum();
    latency.reset();
    publisher.publish(seconds, perSecond);
    var expected = (long) size * seconds * perSecond;
    var end = System.nanoTime() + PATIENCE;
    while (received.sum() - before < expected) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "only %d of %d deliveries came".formatted(received.sum() - before, expected));
      }
      Thread.sleep(LOOK_MILLIS);
    }
    if (wrong.sum() > 0 || received.sum() - before != expected || lost() > 0) {
      throw new IllegalStateException(
          "%d deliveries out of order, %d too many, %d readers lost"
              .formatted(wrong.sum(), received.sum() - before - expected, lost()));
    }
    return expected;
  }

  private int lost() {
    return readers.stream().mapToInt(EventReaders::lost).sum();
  }

  /** From the request's first byte to the reader, in microseconds; of the last {@link #hear}. */
  long latencyMicros(double percentile) {
    return latency.getValueAtPercentile(percentile);
  }

  /** How long the publisher waited for its answer, in microseconds; of the last {@link #hear}. */
  long answerMicros(double percentile) {
    return publisher.answers().getValueAtPercentile(percentile);
  }

  @Override
  public void close() throws IOException {
    for (var each : readers) {
      each.close();
    }
    publisher.close();
  }
}
