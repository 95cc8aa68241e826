package dev.sidestage.web;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from all others: this machine, private networks, a cloud's
 * own services. Who lets strangers name an address asks here, and connects to the very address that
 * was asked about, so that a name can't mean another one a moment later.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's registry of
 *     special addresses</a>
 */
public final class PublicAddress {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Range(byte[] network, int bits) {
    static Range of(String text) {
      var parts = text.split("/", 2);
      return new Range(address(parts[0]).getAddress(), Integer.parseInt(parts[1]));
    }

    boolean contains(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      for (var bit = 0; bit < bits; bit++) {
        var mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Range> SPECIAL =
      ranges(
          "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24"
              + " 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24"
              + " 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 ::/96 100::/64 2001::/32 2001:db8::/32"
              + " fc00::/7 fe80::/10 fec0::/10 ff00::/8");

  /** IPv6 that leads to an IPv4: where it stands in it. */
  private static final Range TRANSLATED = Range.of("64:ff9b::/96");

  private static final Range SIX_TO_FOUR = Range.of("2002::/16");

  private PublicAddress() {}

  /** Whether anybody on the internet may be meant by it. */
  public static boolean isPublic(InetAddress address) {
    var bytes = address.getAddress();
    if (SPECIAL.stream().anyMatch(range -> range.contains(bytes))) {
      return false;
    }
    return address instanceof Inet4Address || isPublic((Inet6Address) address, bytes);
  }

  private static boolean isPublic(Inet6Address address, byte[] bytes) {
    if (TRANSLATED.contains(bytes)) {
      return isPublic(inner(bytes, 12));
    }
    return SIX_TO_FOUR.contains(bytes) ? isPublic(inner(bytes, 2)) : !address.isSiteLocalAddress();
  }

  private static InetAddress inner(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static List<Range> ranges(String list) {
    return Arrays.stream(list.split(" ", -1)).map(Range::of).toList();
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(literal + " is an address", e);
    }
  }
}
