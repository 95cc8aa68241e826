package dev.sidestage.live;

import io.vertx.core.buffer.Buffer;

/**
 * How a stream begins, or goes on: hello, and what was missed, or a part of it.
 *
 * @param cursor what the reader has after it
 * @param whole whether that is all; else there is more to be asked for before anything is delivered
 */
record Opening(Buffer bytes, Cursor cursor, boolean whole) {}
