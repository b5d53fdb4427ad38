package dev.ava.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.simulator.ChatMessage.Status;
import dev.ava.simulator.SimulatedPhone.View;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatedPhoneTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final List<Status> reports = new ArrayList<>();
  private final SimulatedPhone phone =
      new SimulatedPhone(
          "4915112345678",
          (from, message, status) -> reports.add(status),
          Clock.fixed(NOON, ZoneOffset.UTC));

  @Test
  void aLookReturnsAtOnceWhenThereIsSomething() throws InterruptedException {
    phone.compose("hi");

    var view = phone.look(null, 0, false, PATIENCE);

    assertThat(view.reset()).isTrue();
    assertThat(view.messages()).extracting(ChatMessage::text).containsExactly("hi");
    assertThat(view.messages()).extracting(ChatMessage::at).containsExactly(NOON);
  }

  @Test
  void aLookShowsOnlyWhatChanged() throws InterruptedException {
    var first = phone.compose("one");
    phone.compose("two");
    var seen = look(false);

    phone.taken(first.id());

    var view = phone.look(seen.epoch(), seen.revision(), false, PATIENCE);
    assertThat(view.reset()).isFalse();
    assertThat(view.messages()).extracting(ChatMessage::text).containsExactly("one");
  }

  @Test
  void aLookGivesUpInTheEnd() throws InterruptedException {
    var seen = look(false);

    var view = phone.look(seen.epoch(), seen.revision(), false, Duration.ofMillis(1));

    assertThat(view.messages()).isEmpty();
  }

  @Test
  void theLatestLookSaysWhetherTheChatIsOpen() throws Exception {
    var seen = look(true);
    var abandoned = waiting(() -> phone.look(seen.epoch(), seen.revision(), true, PATIENCE));
    phone.look(seen.epoch(), seen.revision(), false, Duration.ZERO);

    phone.receive("hello", null);

    var message = abandoned.get(10, TimeUnit.SECONDS).messages().getFirst();
    assertThat(message.status()).isEqualTo(Status.DELIVERED);
    assertThat(reports).containsExactly(Status.SENT, Status.DELIVERED);
  }

  @Test
  void whatArrivesBeforeTheEyesIsRead() throws Exception {
    var seen = look(true);
    var looking = waiting(() -> phone.look(seen.epoch(), seen.revision(), true, PATIENCE));

    phone.receive("hello", null);

    var message = looking.get(10, TimeUnit.SECONDS).messages().getFirst();
    assertThat(message.status()).isEqualTo(Status.READ);
    assertThat(reports).containsExactly(Status.SENT, Status.DELIVERED, Status.READ);
  }

  @Test
  void nobodyWaitsForAPhoneThatIsSwitchedOff() throws Exception {
    var seen = look(true);
    var looking = waiting(() -> phone.look(seen.epoch(), seen.revision(), true, PATIENCE));

    phone.switchOff();

    assertThat(looking.get(5, TimeUnit.SECONDS).messages()).isEmpty();
  }

  @Test
  void aMessageNeverComesDown() throws InterruptedException {
    var message = phone.compose("hi");
    phone.readByBusiness(message.id());

    phone.taken(message.id());
    phone.notTaken(message.id(), "late", true);

    assertThat(look(false).messages().getFirst().status()).isEqualTo(Status.READ);
  }

  @Test
  void aFailedMessageStaysFailed() throws InterruptedException {
    var message = phone.compose("hi");
    phone.notTaken(message.id(), "Ava answered 401.", true);

    phone.receive("an answer to something else", null);
    phone.readByBusiness(message.id());

    assertThat(look(false).messages().getFirst().status()).isEqualTo(Status.FAILED);
  }

  @Test
  void goingOfflineTwiceKeepsWhatWaits() {
    phone.online(false);
    phone.holdsBack(phone.compose("hi"));

    assertThat(phone.online(false)).isEmpty();
    assertThat(phone.online(true)).extracting(ChatMessage::text).containsExactly("hi");
    assertThat(phone.online(true)).isEmpty();
  }

  @Test
  void onlyTheNewestMessagesAreKept() throws InterruptedException {
    for (int i = 0; i < Chat.MOST_MESSAGES + 3; i++) {
      phone.receive("number " + i, null);
    }

    var messages = look(false).messages();

    assertThat(messages).hasSize(Chat.MOST_MESSAGES);
    assertThat(messages.getFirst().text()).isEqualTo("number 3");
  }

  @Test
  void onlyTheLatestPhonesAreKept() {
    try (var simulator = Simulator.started()) {
      var phones = simulator.bean(SimulatedPhones.class);
      var kept = phones.of("49151000000");
      var forgotten = phones.of("49151000001");
      for (int i = 2; i <= SimulatedPhones.MOST_PHONES; i++) {
        phones.of("4915%07d".formatted(i));
        phones.of("49151000000");
      }

      assertThat(phones.of("49151000000")).isSameAs(kept);
      assertThat(phones.of("49151000001")).isNotSameAs(forgotten);
    }
  }

  private View look(boolean open) throws InterruptedException {
    return phone.look(null, 0, open, Duration.ZERO);
  }

  /// Starts a look and returns once it waits.
  private static FutureTask<View> waiting(Callable<View> look) {
    var task = new FutureTask<>(look);
    var thread = Thread.ofPlatform().daemon().start(task);
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return task;
  }
}
