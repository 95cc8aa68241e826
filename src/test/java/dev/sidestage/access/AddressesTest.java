package dev.sidestage.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where a request comes from")
class AddressesTest {
  private final Addresses addresses =
      new Addresses(address -> address.getHostAddress().startsWith("10."));

  @Test
  @DisplayName("is who is connected, whatever it claims, unless that is a proxy of ours")
  void claims() {
    assertEquals("192.0.2.7", addresses.behind("192.0.2.7", List.of("198.51.100.1")));
  }

  @Test
  @DisplayName("is the nearest that isn't a proxy of ours: what is behind it may be made up")
  void nearest() {
    assertEquals(
        "198.51.100.1",
        addresses.behind("10.0.0.1", List.of("203.0.113.9, 198.51.100.1, 10.0.0.2")));
    assertEquals(
        "198.51.100.1", addresses.behind("10.0.0.1", List.of("203.0.113.9", "198.51.100.1")));
  }

  @Test
  @DisplayName("is the proxy where it says nothing that can be read")
  void nothing() {
    assertEquals("10.0.0.1", addresses.behind("10.0.0.1", List.of()));
    assertEquals("10.0.0.1", addresses.behind("10.0.0.1", List.of("example.org")));
  }

  @Test
  @DisplayName("may be an address of IPv6")
  void six() {
    assertEquals("2001:db8:0:0:0:0:0:1", addresses.behind("10.0.0.1", List.of("2001:db8::1")));
  }
}
