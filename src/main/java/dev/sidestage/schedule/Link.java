package dev.sidestage.schedule;

import java.net.URI;

/**
 * A link to somewhere else; only {@code http} and {@code https}, so that a page can show it as it
 * is.
 */
public record Link(String title, URI url) {
  public Link {
    if (!isWeb(url)) {
      throw new IllegalArgumentException("a link needs an http or https address, not " + url);
    }
  }

  /** Whether an address may stand in a page: absolute, with a host, http or https. */
  public static boolean isWeb(URI url) {
    return url.getHost() != null
        && ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()));
  }
}
