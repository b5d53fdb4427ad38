package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.InboxItemFixture.somethingKept;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.shared.Caller;
import java.time.Duration;
import java.util.Map;

/// What the tests of those who look after the queues share.
abstract class QueueScenario extends SendingScenario {
  static final Caller.Service OPERATOR = Caller.Service.OPERATOR;

  /// The number in the inbox of something that has ended so.
  final long ended(Ending ending) {
    receive(somethingKept().build());
    var claim = claimed();
    fakes.transactions.required(WORKER, () -> fakes.inbox.finish(Map.of(claim, ending), NOW));
    return claim.id();
  }

  final Claim claimed() {
    var claims =
        stored(() -> fakes.inbox.claim(node, 1, Duration.ofMinutes(5), fakes.clock.instant()));
    assertThat(claims).hasSize(1);
    return claims.getFirst();
  }

  /// A reply to somebody that has ended so.
  final OutboundMessage sent(Result result) {
    var sent = queued(anOutboundMessage().to(aSender()), NOW);
    fakes.gateway.ends(message -> result);
    assertThat(send()).isPresent();
    return sent;
  }
}
