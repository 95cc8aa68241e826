package dev.sidestage.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The commands that wait, bounded in number and bytes: what doesn't fit in is turned away at once.
 * Any thread may {@link #admit} and {@link #leave}; the queue itself is the ledger's.
 */
final class Backlog {
  /** What a batch, and what the whole of it, may have. */
  record Bounds(int batch, long batchBytes, int waiting, long waitingBytes) {
    static final Bounds DEFAULT = new Bounds(1_000, 4L * 1024 * 1024, 20_000, 128L * 1024 * 1024);
  }

  private final Bounds bounds;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final Queue<Submission> queue = new ArrayDeque<>();

  Backlog(Bounds bounds) {
    this.bounds = bounds;
  }

  /** Makes room for a command, where there is room: who came in leaves when it is answered. */
  boolean admit(Command<?> command) {
    var number = waiting.incrementAndGet();
    var size = bytes.addAndGet(command.size());
    if (number > bounds.waiting() || (size > bounds.waitingBytes() && number > 1)) {
      leave(command);
      return false;
    }
    return true;
  }

  void leave(Command<?> command) {
    waiting.decrementAndGet();
    bytes.addAndGet(-command.size());
  }

  /** How many have come in and not left. */
  int waiting() {
    return waiting.get();
  }

  void add(Submission submission) {
    queue.add(submission);
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Takes the next batch: as many as fit into one, in their order, and at least one. */
  List<Submission> next() {
    var batch = new ArrayList<Submission>(Math.min(queue.size(), bounds.batch()));
    var size = 0L;
    for (var next = queue.peek(); next != null; next = queue.peek()) {
      size += next.command().size();
      if (batch.size() == bounds.batch() || (size > bounds.batchBytes() && !batch.isEmpty())) {
        break;
      }
      batch.add(queue.remove());
    }
    return batch;
  }

  /** Takes all that are still in the queue. */
  List<Submission> drain() {
    var all = List.copyOf(queue);
    queue.clear();
    return all;
  }
}
