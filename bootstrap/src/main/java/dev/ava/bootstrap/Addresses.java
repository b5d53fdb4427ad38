package dev.ava.bootstrap;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a URL says.
final class Addresses {
  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|.+\\.localhost|127\\..*|0\\.0\\.0\\.0|\\[::1?\\]");

  private Addresses() {}

  /// The host in lower case, nothing if it is no URL with a host.
  static Optional<String> host(String url) {
    return read(url).map(uri -> uri.getHost().toLowerCase(Locale.ROOT));
  }

  /// The host and, where there is one, the port.
  static Optional<String> place(String url) {
    return read(url).map(uri -> uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
  }

  /// What may be shown of the URL: neither user nor password nor query.
  static Optional<String> shown(String url) {
    return read(url).map(uri -> uri.getScheme() + "://" + place(url).orElse("") + uri.getPath());
  }

  /// Whether nobody else can reach this.
  static boolean isThisMachine(String url) {
    return host(url).filter(host -> THIS_MACHINE.matcher(host).matches()).isPresent();
  }

  private static Optional<URI> read(String url) {
    try {
      return Optional.of(URI.create(url))
          .filter(uri -> uri.getScheme() != null && uri.getHost() != null);
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
