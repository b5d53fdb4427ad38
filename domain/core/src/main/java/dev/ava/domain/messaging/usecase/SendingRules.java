package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.SendingLimits;
import dev.ava.domain.messaging.UnknownPolicy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// What an installation may choose about sending.
///
/// @param unknown what becomes of a message of which nobody knows whether Meta took it
/// @param patience how long such a message holds back those behind it to the same person; a message
///     that will be sent again holds them back until then at least
public record SendingRules(SendingLimits limits, UnknownPolicy unknown, Duration patience) {
  /// How long the sweeper may be late.
  private static final Duration SLACK = Duration.ofSeconds(30);

  public SendingRules {
    patience =
        switch (unknown) {
          case UnknownPolicy.Hold() -> patience;
          case UnknownPolicy.Resend(var after) ->
              Collections.max(List.of(patience, after.plus(SLACK)));
        };
  }
}
