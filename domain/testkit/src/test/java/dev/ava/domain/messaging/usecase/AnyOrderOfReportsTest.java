package dev.ava.domain.messaging.usecase;

import static dev.ava.domain.messaging.Message.Status.DELIVERED;
import static dev.ava.domain.messaging.Message.Status.FAILED;
import static dev.ava.domain.messaging.Message.Status.PLAYED;
import static dev.ava.domain.messaging.Message.Status.QUEUED;
import static dev.ava.domain.messaging.Message.Status.READ;
import static dev.ava.domain.messaging.Message.Status.SENT;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.InboxItemFixture.aReport;
import static dev.ava.testkit.MessageFixture.aReply;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message.Status;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Meta reports in any order, more than once, and before it has answered. However that may be, the
/// same reports leave a message in the same state. Every order of every set of reports is tried,
/// with one of them told twice.
final class AnyOrderOfReportsTest {
  private static final List<Status> REPORTED = List.of(SENT, DELIVERED, READ, PLAYED, FAILED);
  private static final SendFailure WHY = new SendFailure(131_026, "Undeliverable");
  private static final Wamid WAMID = aWamid();
  private static final Result ACCEPTED = new Result.Accepted(WAMID);
  private static final Result UNANSWERED = new Result.Unanswered(new SendFailure(null, "Late"));

  static Stream<List<Status>> sets() {
    return IntStream.range(1, 1 << REPORTED.size())
        .mapToObj(set -> REPORTED.stream().filter(it -> isIn(set, it)).toList());
  }

  @ParameterizedTest
  @MethodSource("sets")
  void reportsOnAMessageThatMetaTookEndTheSame(List<Status> set) {
    orders(set).forEach(order -> assertEnd(set, new Sent(List.of(), ACCEPTED, order)));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void reportsOnAMessageThatNobodyKnewAboutEndTheSame(List<Status> set) {
    orders(set).forEach(order -> assertEnd(set, new Sent(List.of(), UNANSWERED, order)));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void reportsThatAreEarlierThanTheAnswerEndTheSame(List<Status> set) {
    orders(set).forEach(order -> assertEnd(set, new Sent(order, ACCEPTED, List.of())));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void reportsOnBothSidesOfTheAnswerEndTheSame(List<Status> set) {
    orders(set)
        .forEach(
            order ->
                assertEnd(
                    set, new Sent(order.subList(0, 1), ACCEPTED, order.subList(1, order.size()))));
  }

  private static void assertEnd(List<Status> set, Sent sent) {
    var failed = set.contains(FAILED);
    assertThat(sent.end())
        .as("%s", sent.told)
        .isEqualTo(
            new End(
                Collections.max(set),
                failed ? Outbox.State.REFUSED : Outbox.State.ACCEPTED,
                failed ? Optional.of(WHY) : Optional.empty()));
  }

  /// Every order of the set with its first report told twice.
  private static Stream<List<Status>> orders(List<Status> set) {
    var told = new ArrayList<>(set);
    told.add(set.getFirst());
    return orders(List.of(), told).distinct();
  }

  private static Stream<List<Status>> orders(List<Status> begun, List<Status> left) {
    return left.isEmpty()
        ? Stream.of(begun)
        : IntStream.range(0, left.size())
            .boxed()
            .flatMap(
                i -> {
                  var more = new ArrayList<>(begun);
                  var fewer = new ArrayList<>(left);
                  more.add(fewer.remove((int) i));
                  return orders(more, fewer);
                });
  }

  private static boolean isIn(int set, Status status) {
    return (set >> REPORTED.indexOf(status) & 1) == 1;
  }

  /// How a message ends.
  private record End(Status status, Outbox.State state, Optional<SendFailure> why) {}

  /// A message that is reported on while it is being sent, and afterwards.
  private static final class Sent extends MessagingScenario {
    private final List<Status> told = new ArrayList<>();
    private final OutboundMessage message;

    private Sent(List<Status> early, Result answer, List<Status> late) {
      var reply = aReply().of(ann).being(QUEUED).build();
      message = anOutboundMessage().carrying(reply).to(annsPhone).createdAt(NOW).build();
      fakes.transactions.required(
          WORKER,
          () -> {
            fakes.log.append(List.of(new MessageLog.Entry(reply, null)));
            fakes.outbox.add(List.of(message), fakes.clock.instant());
          });
      fakes.gateway.ends(
          sent -> {
            tell(early);
            return answer;
          });
      send();
      tell(late);
    }

    private void tell(List<Status> reports) {
      reports.forEach(this::tell);
    }

    private void tell(Status status) {
      var item = report(status);
      receive(item);
      assertThat(handle().setbacks()).isEmpty();
      assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());
      told.add(status);
    }

    private InboxItem report(Status status) {
      return aReport(WAMID, message.id(), status, status == FAILED ? WHY : null).build();
    }

    private End end() {
      var id = stored(() -> fakes.outbox.find(Set.of(WAMID))).get(WAMID);
      var tracked = stored(() -> fakes.outbox.lock(Set.of(id))).get(id);
      assertThat(tracked.message()).isEqualTo(message);
      return new End(log().getFirst().status(), tracked.state(), fakes.outbox.why(message.id()));
    }
  }
}
