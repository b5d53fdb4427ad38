package dev.ava.rest;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The proxies whose `X-Forwarded-For` is believed. Immutable.
public final class TrustedProxies {
  private static final Pattern BLOCK = Pattern.compile("(?<address>[^/]+)(/(?<bits>\\d{1,3}))?");

  private final List<IpSubnetFilterRule> rules;

  private TrustedProxies(List<IpSubnetFilterRule> rules) {
    this.rules = rules;
  }

  /// Reads IP addresses and CIDR blocks that are separated by commas. An empty text is nobody.
  ///
  /// @throws IllegalArgumentException with one sentence if one of them is neither, or is everybody;
  ///     it has the place of the entry and not the entry
  public static TrustedProxies parse(String proxies) {
    var rules = new ArrayList<IpSubnetFilterRule>();
    var entries = proxies.split(",", -1);
    for (var index = 0; index < entries.length; index++) {
      var proxy = entries[index].strip();
      if (!proxy.isEmpty()) {
        rules.add(rule("Entry " + (index + 1), proxy));
      }
    }
    return new TrustedProxies(List.copyOf(rules));
  }

  boolean include(InetAddress address) {
    var socket = new InetSocketAddress(address, 0);
    return rules.stream().anyMatch(rule -> rule.matches(socket));
  }

  static Optional<InetAddress> address(String text) {
    return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(text));
  }

  private static IpSubnetFilterRule rule(String name, String proxy) {
    var matcher = BLOCK.matcher(proxy);
    var address =
        matcher.matches() ? address(matcher.group("address")) : Optional.<InetAddress>empty();
    var widest = address.map(found -> found.getAddress().length * Byte.SIZE).orElse(0);
    var bits =
        address.isEmpty() || matcher.group("bits") == null
            ? widest
            : Integer.parseInt(matcher.group("bits"));
    if (address.isEmpty() || bits > widest) {
      throw new IllegalArgumentException(name + " is no IP address or CIDR block.");
    }
    if (bits == 0) {
      throw new IllegalArgumentException(
          name + " believes everybody, so anybody could come from anywhere.");
    }
    return new IpSubnetFilterRule(address.get(), bits, IpFilterRuleType.ACCEPT);
  }
}
