package dev.ava.testkit;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.testkit.contract.GatewayHarness;
import dev.ava.testkit.contract.MessageGatewayContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

final class InMemoryMessageGatewayTest extends MessageGatewayContract implements GatewayHarness {
  private final InMemoryMessageGateway gateway = new InMemoryMessageGateway(new InMemoryStore());
  private final List<Received> received = new CopyOnWriteArrayList<>();

  InMemoryMessageGatewayTest() {
    ends(new Result.Accepted(Fixtures.aWamid()));
  }

  @Override
  protected GatewayHarness harness() {
    return this;
  }

  @Override
  public MessageGateway gateway() {
    return gateway;
  }

  @Override
  public void accepts(Wamid wamid) {
    ends(new Result.Accepted(wamid));
  }

  @Override
  public int refuses() {
    ends(failed(new SendFailure(131_026, "Undeliverable"), Handling.PERMANENT));
    return 131_026;
  }

  @Override
  public void throttles(Duration retryAfter) {
    ends(
        new Result.Failed(
            new SendFailure(130_429, "Throttled"), Handling.PAUSE, Optional.of(retryAfter)));
  }

  @Override
  public void hangs() {
    ends(new Result.Unanswered(new SendFailure(null, "No answer")));
  }

  @Override
  public void drops() {
    hangs();
  }

  @Override
  public void babbles() {
    hangs();
  }

  @Override
  public void isDown() {
    gateway.ends(message -> failed(new SendFailure(null, "No connection"), Handling.RETRY));
  }

  @Override
  public List<Received> received() {
    return received;
  }

  private void ends(Result result) {
    gateway.ends(
        message -> {
          received.add(arrived(message));
          return result;
        });
  }

  private static Result failed(SendFailure why, Handling handling) {
    return new Result.Failed(why, handling, Optional.empty());
  }

  private Received arrived(OutboundMessage message) {
    var phone = message.to().phone();
    var to = phone == null ? message.to().key() : phone.e164();
    var reference =
        gateway.references().stream()
            .filter(each -> each.id().equals(message.id()))
            .findFirst()
            .orElseThrow();
    return new Received(to, message.text(), reference.toString());
  }
}
