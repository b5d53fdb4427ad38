package dev.ava.rest;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.DefaultHttpClientAddressResolver;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// Who sent a request. That is the peer of the socket, or, if the peer is a trusted proxy, the last
/// address in `X-Forwarded-For` that is not one: only that was written by somebody we trust. The
/// framework's own resolver believes anybody.
@Context
@Replaces(DefaultHttpClientAddressResolver.class)
final class ClientAddresses implements HttpClientAddressResolver {
  private static final String HEADER = "X-Forwarded-For";
  private static final int NETWORK_BYTES = 8;
  private static final int ADDRESS_BYTES = 16;

  private final TrustedProxies trusted;

  ClientAddresses(RestSettings settings) {
    trusted = TrustedProxies.parse(String.join(",", settings.trustedProxies()));
  }

  /// A key that stays the same for one client: the address, of an IPv6 address only the /64,
  /// because a client has all of its addresses to choose from.
  String keyOf(HttpRequest<?> request) {
    return key(clientOf(request));
  }

  /// The same for a connection that has not asked for anything yet.
  static String keyOf(InetAddress peer) {
    return key(peer);
  }

  /// Whether many clients come from this address.
  boolean isProxy(InetAddress peer) {
    return trusted.include(peer);
  }

  /// The address itself, of an IPv6 address without its zone.
  @Override
  @SuppressWarnings("rawtypes") // the framework's interface names the raw request
  public String resolve(HttpRequest request) {
    return NetUtil.toAddressString(clientOf(request));
  }

  private InetAddress clientOf(HttpRequest<?> request) {
    var peer = request.getRemoteAddress().getAddress();
    if (!trusted.include(peer)) {
      return peer;
    }
    var hops =
        request.getHeaders().getAll(HEADER).stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .map(String::strip)
            .toList()
            .reversed();
    var client = peer;
    for (var hop : hops) {
      var address = TrustedProxies.address(hop);
      if (address.isEmpty()) {
        break;
      }
      client = address.get();
      if (!trusted.include(client)) {
        break;
      }
    }
    return client;
  }

  private static String key(InetAddress address) {
    return address instanceof Inet6Address
        ? NetUtil.bytesToIpAddress(
            Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), ADDRESS_BYTES))
        : address.getHostAddress();
  }
}
