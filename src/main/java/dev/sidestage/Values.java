package dev.sidestage;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the values of settings are written. Each parser throws an {@link IllegalArgumentException}
 * for what is wrong; {@link Setting#right} says it in words.
 */
final class Values {
  private Values() {}

  static Function<String, String> matching(String pattern) {
    return text -> {
      require(text.matches(pattern));
      return text;
    };
  }

  static Function<String, Integer> whole(int least, int most) {
    return text -> {
      require(text.matches("\\d{1,9}"));
      var number = Integer.parseInt(text);
      require(least <= number && number <= most);
      return number;
    };
  }

  /** By its authority, not its host: {@link URI#getHost} knows no host with an underscore. */
  static String postgres(String text) {
    var uri = URI.create(text);
    require(Set.of("postgresql", "postgres").contains(String.valueOf(uri.getScheme())));
    var authority = uri.getRawAuthority();
    require(authority != null && !authority.endsWith("@"));
    return text;
  }

  static boolean yes(String text) {
    require(text.equals("yes") || text.equals("no"));
    return text.equals("yes");
  }

  static URI source(String text) {
    if (text.matches("https?://.*")) {
      return web(text);
    }
    var file = Path.of(text);
    require(Files.isRegularFile(file) && Files.isReadable(file));
    return file.toUri();
  }

  static URI origin(String text) {
    var uri = web(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    require(uri.getRawPath().isEmpty() && uri.getRawQuery() == null);
    require(uri.getRawFragment() == null && uri.getRawUserInfo() == null);
    return uri;
  }

  private static URI web(String text) {
    var uri = URI.create(text);
    require(Set.of("http", "https").contains(String.valueOf(uri.getScheme())));
    require(uri.getHost() != null);
    return uri;
  }

  static List<Network> networks(String text) {
    return text.isEmpty()
        ? List.of()
        : Stream.of(text.split(",", -1)).map(String::strip).map(Network::of).toList();
  }

  private static void require(boolean right) {
    if (!right) {
      throw new IllegalArgumentException();
    }
  }
}
