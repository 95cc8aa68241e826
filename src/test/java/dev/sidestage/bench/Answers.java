package dev.sidestage.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One connection's answers, taken from their bytes as they come: status, length, body. */
final class Answers {
  private static final byte[] LENGTH = "\ncontent-length: ".getBytes(StandardCharsets.US_ASCII);

  private boolean inHead = true;
  private int column;
  private int newlines;
  private int matched;
  private long length;
  private int status;

  /** When the request was sent. */
  long asked;

  /** Takes what came; whether an answer is complete by it. Requests aren't pipelined. */
  boolean take(ByteBuffer bytes) {
    while (inHead && bytes.hasRemaining()) {
      head(bytes.get());
    }
    if (inHead) {
      return false;
    }
    var body = (int) Math.min(bytes.remaining(), length);
    bytes.position(bytes.position() + body);
    length -= body;
    return length == 0;
  }

  private void head(byte b) {
    column++;
    if (column > 9 && column <= 12) {
      status = status * 10 + b - '0';
    }
    match(b);
    newlines = b == '\n' ? newlines + 1 : b == '\r' ? newlines : 0;
    inHead = newlines < 2;
  }

  private void match(byte b) {
    if (matched == LENGTH.length && b >= '0' && b <= '9') {
      length = length * 10 + b - '0';
    } else if (matched < LENGTH.length && lower(b) == LENGTH[matched]) {
      matched++;
    } else {
      matched = b == '\n' ? 1 : 0;
    }
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }

  int status() {
    return status;
  }

  /** Before the next request. */
  void begin(long now) {
    asked = now;
    inHead = true;
    column = 0;
    newlines = 0;
    matched = 0;
    length = 0;
    status = 0;
  }
}
