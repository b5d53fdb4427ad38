package dev.ava.bootstrap;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a URL says.
final class Addresses {
  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|.+\\.localhost|127\\..*|0\\.0\\.0\\.0|\\[?::1?\\]?");

  /// Addresses of RFC 1918, 3927, 4193, 4291 and 6598, names without a dot, as compose files give
  /// services, and names of which only a local network knows.
  private static final Pattern PRIVATE =
      Pattern.compile(
          "10\\.[0-9.]+|192\\.168\\.[0-9.]+|172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]+|169\\.254\\.[0-9.]+"
              + "|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\.[0-9.]+"
              + "|\\[?(f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):[0-9a-f:.]*\\]?"
              + "|[^.:]+|.+\\.(local|internal|lan|svc|home\\.arpa)");

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
    return host(url).filter(Addresses::isHostOfThisMachine).isPresent();
  }

  /// Whether nobody else can reach this host.
  static boolean isHostOfThisMachine(String host) {
    return THIS_MACHINE.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  /// Whether only a private network leads to this host, as far as its name tells; nothing is
  /// resolved.
  static boolean isHostOfAPrivateNetwork(String host) {
    return PRIVATE.matcher(host.toLowerCase(Locale.ROOT)).matches();
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
