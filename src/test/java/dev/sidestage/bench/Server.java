package dev.sidestage.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server process that is measured, on loopback. Closing it ends it. */
interface Server extends AutoCloseable {
  InetSocketAddress address();

  ProcessHandle process();

  @Override
  void close() throws IOException;

  /** A server's port on loopback. */
  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
