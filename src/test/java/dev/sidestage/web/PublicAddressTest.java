package dev.sidestage.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An address")
class PublicAddressTest {
  @ParameterizedTest(name = "of the internet is public: {0}")
  @ValueSource(
      strings = {
        "1.1.1.1",
        "172.32.0.1",
        "100.128.0.1",
        "2606:4700:4700::1111",
        "64:ff9b::101:101"
      })
  void isPublic(String address) throws Exception {
    assertTrue(PublicAddress.isPublic(InetAddress.getByName(address)));
  }

  @ParameterizedTest(name = "of this machine, a private or a special network is not: {0}")
  @ValueSource(
      strings = {
        "0.0.0.0",
        "127.0.0.1",
        "127.8.8.8",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "fe80::1",
        "fd00::1",
        "fec0::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2002:a00:1::1"
      })
  void isNot(String address) throws Exception {
    assertFalse(PublicAddress.isPublic(InetAddress.getByName(address)));
  }
}
