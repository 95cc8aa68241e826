package dev.sidestage.access;

import io.netty.util.NetUtil;
import io.vertx.ext.web.RoutingContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a request comes from: the nearest address that isn't one of our own proxies. Only what
 * those say in {@code X-Forwarded-For} counts; anybody may send such a header.
 */
public final class Addresses {
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private final Predicate<InetAddress> isProxy;

  public Addresses(Predicate<InetAddress> isProxy) {
    this.isProxy = isProxy;
  }

  /** The address as text, "unknown" where the connection is gone. */
  public String of(RoutingContext request) {
    var remote = request.request().remoteAddress();
    var nearest = remote == null ? null : remote.hostAddress();
    return nearest == null
        ? "unknown"
        : behind(nearest, request.request().headers().getAll(FORWARDED_FOR));
  }

  /**
   * The network that an address counts for: itself, or an IPv6 one's first 64 bits, of which one
   * household has all the rest.
   */
  static String network(String address) {
    return parse(address)
        .filter(Inet6Address.class::isInstance)
        .map(InetAddress::getAddress)
        .map(bytes -> HexFormat.ofDelimiter(":").formatHex(bytes, 0, 8))
        .orElse(address);
  }

  /** From right to left: each proxy appends whom it was asked by. */
  String behind(String nearest, List<String> forwardedFor) {
    var hops = List.of(String.join(",", forwardedFor).split(","));
    var address = nearest;
    for (var i = hops.size() - 1; i >= 0 && isProxy(address); i--) {
      var hop = parse(hops.get(i).strip());
      if (hop.isEmpty()) {
        return address;
      }
      address = hop.get().getHostAddress();
    }
    return address;
  }

  private boolean isProxy(String address) {
    return parse(address).filter(isProxy).isPresent();
  }

  /** Never asks a name server: only what is an address is taken. */
  private static Optional<InetAddress> parse(String text) {
    return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(text));
  }
}
