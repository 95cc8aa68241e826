package dev.sidestage.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One connection's stream of server-sent events, taken from its bytes as they come: HTTP/1.1's
 * head, chunks where there are any, lines. It keeps no text, so that ten thousand of them cost
 * little.
 *
 * <p>What it wants to know of an event: the number in its {@code id}, and the {@code "version":} in
 * its data, which counts up by one with each that is published.
 */
final class EventReader {
  private static final byte[] CHUNKED =
      "transfer-encoding: chunked".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VERSION = "\"version\":".getBytes(StandardCharsets.US_ASCII);

  /** Told of each event. */
  @FunctionalInterface
  interface Events {
    /**
     * One event.
     *
     * @param id the number at the end of its id; of the last one before it, where it has none
     * @param version 0 where its data has none
     */
    void event(EventReader reader, long id, long version);
  }

  private enum Part {
    HEAD,
    SIZE,
    DATA,
    CHUNK_END
  }

  private enum Line {
    BEGIN,
    ID,
    DATA,
    OTHER
  }

  private Part part = Part.HEAD;
  private int newlines;
  private long left;
  private Line line = Line.BEGIN;
  private int column;
  private long number;
  private int matched;
  private boolean hasData;
  private long version;
  private int status;

  /** The number of its last id. */
  long id;

  /** For whoever reads: the version of its last event, and how many it has had. */
  long last;

  long events;

  boolean isOpen() {
    return part != Part.HEAD;
  }

  /** The status of the answer, once there is one. */
  int status() {
    return status;
  }

  /** Takes what came. */
  void take(ByteBuffer bytes, Events told) {
    while (bytes.hasRemaining()) {
      switch (part) {
        case HEAD -> head(bytes.get());
        case SIZE -> size(bytes.get());
        case DATA -> data(bytes, told);
        case CHUNK_END -> part = bytes.get() == '\n' ? Part.SIZE : Part.CHUNK_END;
      }
    }
  }

  private void head(byte b) {
    column++;
    if (column > 9 && column <= 12) {
      status = status * 10 + b - '0';
    }
    if (matched < CHUNKED.length) {
      var lower = b >= 'A' && b <= 'Z' ? b + 32 : b;
      matched = lower == CHUNKED[matched] ? matched + 1 : lower == CHUNKED[0] ? 1 : 0;
    }
    newlines = b == '\n' ? newlines + 1 : b == '\r' ? newlines : 0;
    if (newlines == 2) {
      var chunked = matched == CHUNKED.length;
      part = chunked ? Part.SIZE : Part.DATA;
      left = chunked ? 0 : Long.MAX_VALUE / 2;
      matched = 0;
    }
  }

  private void size(byte b) {
    if (b == '\n') {
      part = Part.DATA;
    } else if (b != '\r') {
      left = left * 16 + Character.digit(b, 16);
    }
  }

  private void data(ByteBuffer bytes, Events told) {
    var end = (int) Math.min(bytes.limit(), bytes.position() + left);
    left -= end - bytes.position();
    while (bytes.position() < end) {
      text(bytes.get(), told);
    }
    if (left == 0) {
      part = Part.CHUNK_END;
    }
  }

  private void text(byte b, Events told) {
    if (b == '\n') {
      lineEnds(told);
    } else if (line == Line.DATA) {
      match(b);
    } else if (line == Line.ID) {
      number = b >= '0' && b <= '9' ? number * 10 + b - '0' : 0;
    } else if (line == Line.BEGIN) {
      line = b == 'i' ? Line.ID : b == 'd' ? Line.DATA : Line.OTHER;
    }
  }

  private void lineEnds(Events told) {
    switch (line) {
      case ID -> id = number;
      case DATA -> hasData = true;
      case BEGIN -> dispatch(told);
      case OTHER -> {}
    }
    line = Line.BEGIN;
    number = 0;
    matched = 0;
  }

  private void match(byte b) {
    if (matched == VERSION.length && b >= '0' && b <= '9') {
      version = version * 10 + b - '0';
    } else if (matched < VERSION.length && b == VERSION[matched]) {
      matched++;
      version = matched == VERSION.length ? 0 : version;
    } else {
      matched = b == '"' ? 1 : 0;
    }
  }

  private void dispatch(Events told) {
    if (hasData) {
      told.event(this, id, version);
    }
    hasData = false;
    version = 0;
  }
}
