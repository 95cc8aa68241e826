package dev.sidestage.live;

import dev.sidestage.web.Json;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event.
 *
 * @param event its kind
 * @param data mapped to JSON in one line
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, 9.2</a>
 */
public record Frame(String event, Object data) {
  /** On the wire; without an {@code id} it moves no reader's place. */
  public Buffer encode(@Nullable Cursor id) {
    var json = Json.bytes(data);
    var frame = Buffer.buffer(json.length + event.length() + 64);
    if (id != null) {
      frame.appendString("id: ").appendString(id.toString()).appendString("\n");
    }
    return frame
        .appendString("event: ")
        .appendString(event)
        .appendString("\ndata: ")
        .appendBytes(json)
        .appendString("\n\n");
  }

  /**
   * A block that moves {@code Last-Event-ID} along and is no event: what keeps a quiet connection
   * young.
   */
  static Buffer heartbeat(Cursor id) {
    return Buffer.buffer(("id: " + id + "\n\n").getBytes(StandardCharsets.US_ASCII));
  }
}
