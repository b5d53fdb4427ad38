package dev.ava.bootstrap;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.ava.domain.messaging.SendingLimits;
import dev.ava.domain.messaging.UnknownPolicy;
import dev.ava.domain.messaging.usecase.SendingRules;
import dev.ava.domain.preferences.LinkingPolicy;
import dev.ava.domain.preferences.port.LinkCodes;
import dev.ava.domain.shared.port.Ids;
import dev.ava.domain.shared.port.Pauses;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// What the use cases need besides adapters: time, ids, codes and the rules of the installation.
@Factory
final class Rules {
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Singleton
  Ids ids() {
    return UuidCreator::getTimeOrderedEpochPlus1;
  }

  @Singleton
  LinkCodes linkCodes() {
    return new SecureLinkCodes();
  }

  @Singleton
  LinkingPolicy linkingPolicy(MessagingSettings settings) {
    return settings.linking().equals("open")
        ? new LinkingPolicy.Open()
        : new LinkingPolicy.ByCode(settings.linkCodeLifetime());
  }

  @Singleton
  Pauses pauses(Clock clock) {
    return new ThreadPauses(clock);
  }

  @Singleton
  SendingRules sendingRules(MessagingSettings settings) {
    return new SendingRules(
        new SendingLimits(
            settings.messagesPerSecond(), settings.recipientInterval(), settings.recipientBurst()),
        settings
            .resendUnknownAfter()
            .<UnknownPolicy>map(UnknownPolicy.Resend::new)
            .orElseGet(UnknownPolicy.Hold::new),
        settings.unknownPatience());
  }
}
