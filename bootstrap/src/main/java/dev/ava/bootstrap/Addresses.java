package dev.ava.bootstrap;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the host in a URL says.
final class Addresses {
  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|.+\\.localhost|127\\..*|0\\.0\\.0\\.0|\\[::1?\\]");

  private Addresses() {}

  /// The host in lower case, nothing if the URL cannot be read.
  static Optional<String> host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost())
          .map(host -> host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /// Whether nobody else can reach this.
  static boolean isThisMachine(String url) {
    return host(url).filter(host -> THIS_MACHINE.matcher(host).matches()).isPresent();
  }
}
