package dev.ava.simulator;

import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// All phones, made when they are first asked for. The [#MOST_PHONES] that were used last are kept,
/// in memory only. Thread-safe.
@Singleton
@SimulatorOnly
final class SimulatedPhones implements GracefulShutdownCapable {
  static final int MOST_PHONES = 200;

  private final Map<String, SimulatedPhone> phones = new LinkedHashMap<>(16, 0.75f, true);
  private final StatusReporter reporter;
  private boolean shutDown;

  SimulatedPhones(StatusReporter reporter) {
    this.reporter = reporter;
  }

  /// The phone with a number.
  ///
  /// @param waId the digits of the number
  synchronized SimulatedPhone of(String waId) {
    var phone =
        phones.computeIfAbsent(
            waId, id -> new SimulatedPhone(id, reporter::report, Clock.systemUTC()));
    if (shutDown) {
      phone.switchOff();
    }
    if (phones.size() > MOST_PHONES) {
      var forgotten = phones.keySet().iterator().next();
      Optional.ofNullable(phones.remove(forgotten)).ifPresent(SimulatedPhone::switchOff);
    }
    return phone;
  }

  /// The phone of the person with a business-scoped user id, if it has been used.
  synchronized Optional<SimulatedPhone> withUserId(String userId) {
    return phones.values().stream().filter(each -> each.userId().equals(userId)).findFirst();
  }

  /// The phone that a message was written on.
  synchronized Optional<SimulatedPhone> readByBusiness(String messageId) {
    return phones.values().stream().filter(each -> each.readByBusiness(messageId)).findFirst();
  }

  /// Answers everybody who waits for news of a phone, so that the server need not wait for them.
  @Override
  public synchronized CompletionStage<?> shutdownGracefully() {
    shutDown = true;
    phones.values().forEach(SimulatedPhone::switchOff);
    return CompletableFuture.completedStage(null);
  }
}
