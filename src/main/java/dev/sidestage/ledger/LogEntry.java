package dev.sidestage.ledger;

import dev.sidestage.web.Json;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * One thing that happened.
 *
 * @param sequence its place in the log, from 1, without a gap
 * @param at the event's time at which it happened
 * @param kind what happened ("talk.started"): what tells its projection
 * @param topics whom it concerns: {@code schedule}, {@code room:…}, {@code talk:…}
 * @param data what happened, as JSON in one line: absolute values
 */
public record LogEntry(
    long sequence, OffsetDateTime at, String kind, List<String> topics, String data) {
  public LogEntry {
    topics = List.copyOf(topics);
  }

  /** The data as the record that it was written from. */
  public <T> T dataAs(Class<T> type) {
    return Json.read(data, type);
  }
}
