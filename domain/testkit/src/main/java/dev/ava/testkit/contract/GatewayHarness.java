package dev.ava.testkit.contract;

import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageGateway;
import java.time.Duration;
import java.util.List;

/// A gateway with another side whose behaviour a test sets. At first it accepts.
public interface GatewayHarness {
  MessageGateway gateway();

  /// Takes messages and calls them so.
  void accepts(Wamid wamid);

  /// Answers with an error of Meta's after which the message can never go out.
  ///
  /// @return the code that comes with it
  int refuses();

  /// Answers that the number's limit is reached.
  ///
  /// @param retryAfter how long the sender is told to wait
  void throttles(Duration retryAfter);

  /// Takes the request and does not answer within the gateway's time limit.
  void hangs();

  /// Takes the request and breaks the connection.
  void drops();

  /// Takes the request and answers, as if all were well, with something that says nothing.
  void babbles();

  /// Takes no connection.
  void isDown();

  /// What arrived, in order.
  List<Received> received();

  /// A message as it arrived.
  ///
  /// @param to the number in E.164, or the user id
  /// @param reference our own id and the attempt, which reports will carry
  record Received(String to, String text, String reference) {}
}
