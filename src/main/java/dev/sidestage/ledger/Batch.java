package dev.sidestage.ledger;

import dev.sidestage.web.Json;
import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One transaction of the ledger, while it holds the log's lock. Its thread is the ledger's; it ends
 * with the transaction.
 */
public final class Batch {
  private final SqlConnection connection;
  private final OffsetDateTime now;
  private final Place before;
  private final List<LogEntry> entries = new ArrayList<>();
  private final List<AuditStore.Done> done = new ArrayList<>();

  Batch(SqlConnection connection, OffsetDateTime now, Place before) {
    this.connection = connection;
    this.now = now;
    this.before = before;
  }

  /** For stores: everything that they do here is in the transaction. */
  public SqlConnection connection() {
    return connection;
  }

  /** The event's time of this batch, with UTC's offset. */
  public OffsetDateTime now() {
    return now;
  }

  /** The sequence that the next entry will have. */
  public long nextSequence() {
    return before.sequence() + entries.size() + 1;
  }

  /** Writes an entry. Its data is mapped to JSON. */
  public void append(String kind, List<String> topics, Object data) {
    entries.add(new LogEntry(nextSequence(), now, kind, topics, Json.string(data)));
  }

  /** Writes down who did something, in the same transaction. */
  public void audit(UUID actor, Deed deed) {
    done.add(new AuditStore.Done(actor, deed));
  }

  List<AuditStore.Done> done() {
    return done;
  }

  /** The log's head with what was appended so far. */
  Place head() {
    return new Place(before.epoch(), nextSequence() - 1);
  }

  List<LogEntry> entries() {
    return entries;
  }
}
