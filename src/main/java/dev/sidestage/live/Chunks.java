package dev.sidestage.live;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The chunks of one delivery, while an event loop hands it out: one per audience, made when the
 * first of its readers is met.
 */
final class Chunks implements AutoCloseable {
  private final List<Chunk> chunks = new ArrayList<>(3);

  /** The chunk of these bytes: the same for the same buffer. */
  Chunk of(Buffer bytes) {
    for (var i = 0; i < chunks.size(); i++) {
      if (chunks.get(i).bytes() == bytes) {
        return chunks.get(i);
      }
    }
    var chunk = new Chunk(bytes);
    chunks.add(chunk);
    return chunk;
  }

  @Override
  public void close() {
    chunks.forEach(Chunk::close);
  }
}
