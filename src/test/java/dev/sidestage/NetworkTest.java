package dev.sidestage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A network")
class NetworkTest {
  @ParameterizedTest(name = "{0} contains {1}: {2}")
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 127.0.0.1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, ::1, true",
    "::ffff:192.0.2.7, 192.0.2.7, true"
  })
  @DisplayName("contains the addresses that share its prefix")
  void contains(String network, String address, boolean contained) throws Exception {
    var other = InetAddress.getAllByName(address)[0];
    assertEquals(contained, Network.of(network).contains(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "beef",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        ":::",
        "::/129",
        "fe80::1%eth0"
      })
  @DisplayName("is an address with a prefix, and never a name")
  void wrong(String text) {
    assertThrows(IllegalArgumentException.class, () -> Network.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/8", "192.0.2.7/32"})
  @DisplayName("is printed as it is written")
  void printed(String text) {
    assertEquals(text, Network.of(text).toString());
  }
}
