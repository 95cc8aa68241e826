package dev.sidestage.live;

import io.vertx.core.buffer.Buffer;

/**
 * How a stream begins: hello, and what was missed.
 *
 * @param cursor what the reader has after it; what comes after that is delivered
 */
record Opening(Buffer bytes, Cursor cursor) {}
