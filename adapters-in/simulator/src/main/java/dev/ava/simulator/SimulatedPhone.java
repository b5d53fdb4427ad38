package dev.ava.simulator;

import dev.ava.domain.shared.InvalidValue;
import dev.ava.simulator.ChatMessage.Direction;
import dev.ava.simulator.ChatMessage.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A phone with one chat, the one with the business. It reports how far the business's messages
/// have come. Thread-safe.
final class SimulatedPhone {
  private static final Duration TYPING_LASTS = Duration.ofSeconds(25);

  private final String waId;
  private final Reports reports;
  private final Clock clock;
  private final String epoch = UUID.randomUUID().toString();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Chat chat = new Chat();
  private final List<String> unsent = new ArrayList<>();
  private String profileName;
  private boolean online = true;
  private boolean chatOpen;
  private boolean switchedOff;
  private Instant typingUntil = Instant.MIN;

  /// @param waId the digits of its number, as Meta writes it, at least 7 of them
  SimulatedPhone(String waId, Reports reports, Clock clock) {
    this.waId = waId;
    this.reports = reports;
    this.clock = clock;
    this.profileName = "Phone " + waId.substring(waId.length() - 4);
  }

  /// Where the reports go. Called in their order, under the phone's lock.
  @FunctionalInterface
  interface Reports {
    void report(SimulatedPhone phone, ChatMessage message, Status status);
  }

  String waId() {
    return waId;
  }

  String userId() {
    return MetaIds.userId(waId);
  }

  String profileName() {
    return locked(() -> profileName);
  }

  void rename(String name) {
    change(() -> profileName = name);
  }

  /// The person writes.
  ChatMessage compose(String text) {
    return locked(() -> chat.add(Direction.OUT, text, clock.instant(), Status.PENDING, null));
  }

  /// Whether a message stays here until the phone is online again.
  boolean holdsBack(ChatMessage message) {
    return locked(
        () -> {
          unsent.removeIf(id -> chat.find(id).isEmpty());
          return !online && unsent.add(message.id());
        });
  }

  /// Ava has taken the person's message. It counts as delivered if an answer is there already.
  void taken(String id) {
    change(
        () -> {
          var answered = chat.after(id).anyMatch(ChatMessage::incoming);
          chat.climb(each -> each.id().equals(id), answered ? Status.DELIVERED : Status.SENT);
        });
  }

  /// Ava has not taken the person's message so far.
  ///
  /// @param last whether nobody will try again
  void notTaken(String id, String note, boolean last) {
    var status = last ? Status.FAILED : Status.PENDING;
    change(
        () ->
            chat.find(id)
                .filter(each -> each.status() == Status.PENDING)
                .ifPresent(each -> chat.annotate(each, status, note)));
  }

  /// The business writes. It is delivered at once if the phone is online. What the person wrote
  /// before has evidently arrived, too.
  ChatMessage receive(String text, @Nullable String callbackData) {
    return locked(
        () -> {
          typingUntil = Instant.MIN;
          chat.climb(each -> !each.incoming() && each.status() == Status.SENT, Status.DELIVERED);
          var message = chat.add(Direction.IN, text, clock.instant(), Status.SENT, callbackData);
          reports.report(this, message, Status.SENT);
          deliver();
          return message;
        });
  }

  /// The person puts an emoji to a message of the business's, or takes it away.
  ///
  /// @throws InvalidValue if there is no such message, or the phone is offline
  void react(String id, @Nullable String emoji) {
    change(
        () -> {
          InvalidValue.unless(online, "A phone that is offline cannot react.");
          var message = chat.find(id).filter(ChatMessage::incoming).filter(SimulatedPhone::isHere);
          InvalidValue.unless(message.isPresent(), "A reaction is to a message that was received.");
          chat.react(message.orElseThrow(), emoji);
        });
  }

  /// The business has read a message of the person's and, as Meta has it, all earlier ones.
  ///
  /// @return whether there is such a message
  boolean readByBusiness(String id) {
    return locked(
        () -> {
          if (chat.find(id).filter(each -> !each.incoming()).isEmpty()) {
            return false;
          }
          var earlier = chat.before(id).map(ChatMessage::id).toList();
          chat.climb(
              each -> !each.incoming() && (each.id().equals(id) || earlier.contains(each.id())),
              Status.READ);
          return true;
        });
  }

  /// The business is typing: for 25 seconds, or until it writes.
  void businessTypes() {
    change(
        () -> {
          chat.touch();
          typingUntil = clock.instant().plus(TYPING_LASTS);
        });
  }

  /// Cuts the phone off, or brings it back, which delivers what the business wrote.
  ///
  /// @return what the person wrote meanwhile and is to go out now
  List<ChatMessage> online(boolean on) {
    return locked(
        () -> {
          chat.touch();
          online = on;
          deliver();
          var ids = on ? List.copyOf(unsent) : List.<String>of();
          unsent.removeAll(ids);
          return ids.stream().flatMap(id -> chat.find(id).stream()).toList();
        });
  }

  /// What a page has missed. Waits until there is something, at most for `patience`.
  ///
  /// @param seenEpoch the epoch that `seen` is of; if it is not this phone's, the page knows
  ///     nothing
  /// @param seen the last revision that the page has seen
  /// @param open whether the person has the chat before their eyes, and so reads what is there. The
  ///     latest look decides
  View look(@Nullable String seenEpoch, long seen, boolean open, Duration patience)
      throws InterruptedException {
    var known = epoch.equals(seenEpoch);
    var since = known ? seen : -1;
    lock.lockInterruptibly();
    try {
      chatOpen = open;
      read();
      var left = patience.toNanos();
      while (chat.revision() <= since && left > 0 && !switchedOff) {
        left = changed.awaitNanos(left);
        read();
      }
      var typing = online && clock.instant().isBefore(typingUntil);
      var messages = chat.changedSince(since).filter(SimulatedPhone::isHere).toList();
      return new View(epoch, chat.revision(), !known, online, typing, messages);
    } finally {
      lock.unlock();
    }
  }

  /// @param reset whether the page must forget what it shows
  /// @param messages those that changed, oldest first
  record View(
      String epoch,
      long revision,
      boolean reset,
      boolean online,
      boolean typing,
      List<ChatMessage> messages) {}

  /// Lets nobody wait any longer.
  void switchOff() {
    change(() -> switchedOff = true);
  }

  private void deliver() {
    if (online) {
      move(Status.SENT, Status.DELIVERED);
    }
  }

  private void read() {
    if (online && chatOpen) {
      move(Status.DELIVERED, Status.READ);
    }
  }

  private void move(Status from, Status to) {
    var moved = chat.climb(each -> each.incoming() && each.status() == from, to);
    moved.forEach(each -> reports.report(this, each, to));
    if (!moved.isEmpty()) {
      changed.signalAll();
    }
  }

  private static boolean isHere(ChatMessage message) {
    return !message.incoming() || message.status() != Status.SENT;
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      T result = work.get();
      changed.signalAll();
      return result;
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable work) {
    locked(
        () -> {
          work.run();
          return chat.revision();
        });
  }
}
