package dev.ava.rest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The open connections of this node (`ava.connections`), and who is turned away
/// (`ava.connections.refused`). Thread-safe.
@Singleton
final class Connections {
  private final ConnectionSettings settings;
  private final ClientAddresses addresses;
  private final @Nullable MeterRegistry meters;
  private final AtomicInteger open = new AtomicInteger();
  private final ConcurrentMap<String, Integer> openByAddress = new ConcurrentHashMap<>();

  /// @param meters nothing in a program that serves nobody
  Connections(
      ConnectionSettings settings, ClientAddresses addresses, @Nullable MeterRegistry meters) {
    this.settings = settings;
    this.addresses = addresses;
    this.meters = meters;
    if (meters != null) {
      Gauge.builder("ava.connections", open, AtomicInteger::get).register(meters);
    }
  }

  /// Counts a connection that has been opened, whether it may stay or not.
  ///
  /// @return why it may not stay; nothing if it may
  Optional<ProblemCode> opened(InetAddress peer) {
    var all = open.incrementAndGet();
    var ofPeer = openByAddress.merge(ClientAddresses.keyOf(peer), 1, Integer::sum);
    if (all > settings.connections()) {
      refused("node");
      return Optional.of(ProblemCode.UNAVAILABLE);
    }
    if (ofPeer > settings.connectionsPerAddress() && !addresses.isProxy(peer)) {
      refused("address");
      return Optional.of(ProblemCode.TOO_MANY_REQUESTS);
    }
    return Optional.empty();
  }

  /// Counts a connection off that was counted.
  void closed(InetAddress peer) {
    open.decrementAndGet();
    openByAddress.computeIfPresent(
        ClientAddresses.keyOf(peer), (_, count) -> count > 1 ? count - 1 : null);
  }

  /// Counts a client that was too slow.
  void slow() {
    refused("slow");
  }

  /// How many addresses are remembered now.
  int trackedAddresses() {
    return openByAddress.size();
  }

  private void refused(String why) {
    if (meters != null) {
      meters.counter("ava.connections.refused", "why", why).increment();
    }
  }
}
