package dev.sidestage.bench;

import dev.sidestage.Client;
import org.jspecify.annotations.Nullable;

/** A server that is a Sidestage. */
interface Node extends Server {
  /** Somebody with that token, or without one. */
  Client client(@Nullable String token);
}
