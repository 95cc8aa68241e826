package dev.sidestage;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.database.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A start on a port that is taken")
class TakenPortTest {
  @Test
  @DisplayName("fails with a sentence that says which settings to change")
  void taken() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var config =
          Config.of(
              Map.of(
                  "SIDESTAGE_DATABASE_URL",
                  TestDatabase.create(),
                  "SIDESTAGE_HOST",
                  "127.0.0.1",
                  "SIDESTAGE_PORT",
                  String.valueOf(socket.getLocalPort()),
                  "SIDESTAGE_MANAGEMENT_PORT",
                  "0"));
      var failure = assertThrows(StartFailure.class, () -> Sidestage.start(config));
      var message = String.valueOf(failure.getMessage());
      assertTrue(
          message.contains("Address already in use. Set SIDESTAGE_PORT to a free port"), message);
    }
  }
}
