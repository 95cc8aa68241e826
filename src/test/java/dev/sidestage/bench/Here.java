package dev.sidestage.bench;

import dev.sidestage.Client;
import dev.sidestage.Running;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The Sidestage of a test, as a server that could be measured. */
record Here(Running sidestage) implements Node {
  @Override
  public InetSocketAddress address() {
    return Server.loopback(sidestage.url().getPort());
  }

  @Override
  public ProcessHandle process() {
    return ProcessHandle.current();
  }

  @Override
  public Client client(@Nullable String token) {
    return new Client(sidestage.url(), token);
  }

  @Override
  public void close() {
    // its test does
  }
}
