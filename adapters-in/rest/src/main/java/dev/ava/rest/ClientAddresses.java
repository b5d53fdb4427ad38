package dev.ava.rest;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.DefaultHttpClientAddressResolver;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who sent a request. That is the peer of the socket, or, if the peer is a trusted proxy, the last
/// address in `X-Forwarded-For` that is not one: only that was written by somebody we trust. The
/// framework's own resolver believes anybody.
@Context
@Replaces(DefaultHttpClientAddressResolver.class)
final class ClientAddresses implements HttpClientAddressResolver {
  private static final String HEADER = "X-Forwarded-For";
  private static final Pattern BLOCK = Pattern.compile("(?<address>[^/]+)(/(?<bits>\\d{1,3}))?");
  private static final int NETWORK_BYTES = 8;
  private static final int ADDRESS_BYTES = 16;

  private final List<IpSubnetFilterRule> trusted;

  ClientAddresses(RestSettings settings) {
    trusted =
        settings.trustedProxies().stream()
            .map(String::strip)
            .filter(proxy -> !proxy.isEmpty())
            .map(ClientAddresses::rule)
            .toList();
  }

  /// A key that stays the same for one client: the address, of an IPv6 address only the /64,
  /// because a client has all of its addresses to choose from.
  String keyOf(HttpRequest<?> request) {
    return key(clientOf(request));
  }

  /// The address itself, of an IPv6 address without its zone.
  @Override
  @SuppressWarnings("rawtypes") // the framework's interface names the raw request
  public String resolve(HttpRequest request) {
    return NetUtil.toAddressString(clientOf(request));
  }

  private InetAddress clientOf(HttpRequest<?> request) {
    var peer = request.getRemoteAddress().getAddress();
    if (!isTrusted(peer)) {
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
      var address = address(hop);
      if (address.isEmpty()) {
        break;
      }
      client = address.get();
      if (!isTrusted(client)) {
        break;
      }
    }
    return client;
  }

  private boolean isTrusted(InetAddress address) {
    var socket = new InetSocketAddress(address, 0);
    return trusted.stream().anyMatch(rule -> rule.matches(socket));
  }

  private static String key(InetAddress address) {
    return address instanceof Inet6Address
        ? NetUtil.bytesToIpAddress(
            Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), ADDRESS_BYTES))
        : address.getHostAddress();
  }

  private static Optional<InetAddress> address(String text) {
    return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(text));
  }

  private static IpSubnetFilterRule rule(String proxy) {
    var matcher = BLOCK.matcher(proxy);
    var address =
        matcher.matches() ? address(matcher.group("address")) : Optional.<InetAddress>empty();
    var widest = address.map(found -> found.getAddress().length * Byte.SIZE).orElse(0);
    var bits =
        address.isEmpty() || matcher.group("bits") == null
            ? widest
            : Integer.parseInt(matcher.group("bits"));
    if (address.isEmpty() || bits > widest) {
      throw new IllegalArgumentException(
          "ava.trusted-proxies: '" + proxy + "' is no IP address or CIDR block");
    }
    return new IpSubnetFilterRule(address.get(), bits, IpFilterRuleType.ACCEPT);
  }
}
