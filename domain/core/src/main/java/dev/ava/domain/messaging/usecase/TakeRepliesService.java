package dev.ava.domain.messaging.usecase;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.BusinessNumbers.Permit;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.Conversations.Talk;
import dev.ava.domain.messaging.port.Journeys;
import dev.ava.domain.messaging.port.Journeys.Step;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.Outbox.Attempt;
import dev.ava.domain.messaging.port.Outbox.Ended;
import dev.ava.domain.messaging.port.Outbox.Ending;
import dev.ava.domain.messaging.usecase.ServiceWindow.Asked;
import dev.ava.domain.messaging.usecase.Statuses.Reached;
import dev.ava.domain.shared.port.Ids;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// Everything is asked in sets, and rows are locked in the order outbox, log, numbers,
/// conversations, as whoever records does.
final class TakeRepliesService implements TakeReplies {
  /// How often a single message finds out whether a stopped number works again.
  static final Duration PROBE_EVERY = Duration.ofMinutes(1);

  private static final Duration LEASE = Duration.ofSeconds(35);
  private static final Duration HORIZON = Duration.ofSeconds(1);

  /// When moments of a number are to be had again, those taken last half the horizon on.
  private static final Duration EARLIER = HORIZON.dividedBy(2);

  private final Outbox outbox;
  private final MessageLog log;
  private final BusinessNumbers numbers;
  private final Conversations conversations;
  private final Journeys journeys;
  private final ServiceWindow window;
  private final SendingRules rules;
  private final Outbox.Terms terms;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  /// The leases of claims that may have been committed although they failed here.
  private final Owed<UUID> owed = new Owed<>();

  TakeRepliesService(
      MessagingPorts ports, SendingRules rules, Transactions transactions, Ids ids, Clock clock) {
    this.outbox = ports.outbox();
    this.log = ports.log();
    this.numbers = ports.numbers();
    this.conversations = ports.conversations();
    this.journeys = ports.journeys();
    this.window = new ServiceWindow(ports.conversations());
    this.rules = rules;
    this.terms = new Outbox.Terms(LEASE, rules.patience(), rules.limits().interval(), HORIZON);
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Outcome take(Command command) {
    owed.payBack(
        lease ->
            transactions.required(command.caller(), () -> outbox.giveBack(lease, clock.instant())));
    var set = claim(command, ids.next());
    set.refused()
        .forEach(
            attempt ->
                journeys.follow(new Step.Send(attempt), () -> "refused", Function.identity()));
    return new Outcome(set.taken(), set.refused().size(), set.held().size(), again(command, set));
  }

  private TakenSet claim(Command command, UUID lease) {
    try {
      return transactions.required(command.caller(), () -> take(command, lease, clock.instant()));
    } catch (Unavailable inDoubt) {
      owed.add(lease);
      throw inDoubt;
    }
  }

  private TakenSet take(Command command, UUID lease, Instant now) {
    var set = new TakenSet(now);
    var claimed = outbox.claim(command.node(), lease, command.most(), terms, now);
    if (!claimed.isEmpty()) {
      allow(pace(set, clear(set, claimed)), set);
      giveBack(set);
    }
    return set;
  }

  /// Refuses what WhatsApp would not take any more.
  ///
  /// @return the rest
  private List<Attempt> clear(TakenSet set, List<Attempt> claimed) {
    var closed =
        window.closed(claimed.stream().map(each -> new Asked(each.message(), set.now())).toList());
    var open = new ArrayList<Attempt>();
    for (var attempt : claimed) {
      (closed.contains(attempt.message().id()) ? set.refused() : open).add(attempt);
    }
    if (!set.refused().isEmpty()) {
      outbox.end(
          set.refused().stream()
              .map(each -> new Ended(each, new Ending.Refused(SendFailure.WINDOW_CLOSED)))
              .toList(),
          set.now());
      Statuses.climb(
          log,
          set.refused().stream()
              .map(
                  each ->
                      new Reached(each.message(), Message.Status.FAILED, SendFailure.WINDOW_CLOSED))
              .toList());
    }
    return open;
  }

  /// Reserves a moment for each, as far as there are any.
  private List<Taken> pace(TakenSet set, List<Attempt> open) {
    var byNumber =
        open.stream()
            .collect(
                groupingBy(
                    each -> each.message().from(),
                    () -> new TreeMap<>(Comparator.comparing(PhoneNumberId::value)),
                    toList()));
    var paced = new ArrayList<Taken>();
    byNumber.forEach((number, attempts) -> paced.addAll(pace(set, number, attempts)));
    return paced;
  }

  private List<Taken> pace(TakenSet set, PhoneNumberId number, List<Attempt> attempts) {
    var now = set.now();
    Permit permit =
        numbers.permit(
            number, attempts.size(), terms.interval(), HORIZON, now.plus(PROBE_EVERY), now);
    if (permit.next().isAfter(now.plus(HORIZON))) {
      set.next().add(permit.next());
    }
    var moments = permit.moments();
    for (var late : attempts.subList(moments.size(), attempts.size())) {
      set.held().add(new Untried(late, permit.next()));
    }
    var paced = new ArrayList<Taken>();
    for (int i = 0; i < moments.size(); i++) {
      paced.add(new Taken(attempts.get(i), moments.get(i), permit.probe(), now.plus(LEASE)));
    }
    return paced;
  }

  /// Takes each from what its recipient may get.
  private void allow(List<Taken> paced, TakenSet set) {
    Map<Talk, Taken> talks =
        paced.stream().collect(toMap(TakeRepliesService::talk, Function.identity()));
    var limits = rules.limits();
    Map<Talk, Instant> free =
        talks.isEmpty()
            ? Map.of()
            : conversations.take(
                talks.keySet(), limits.recipientInterval(), limits.recipientBurst(), set.now());
    for (var each : paced) {
      var notBefore = free.get(talk(each));
      if (notBefore == null) {
        set.taken().add(each);
      } else {
        set.held().add(new Untried(each.attempt(), notBefore));
      }
    }
  }

  private void giveBack(TakenSet set) {
    if (!set.held().isEmpty()) {
      outbox.end(set.held().stream().map(Untried::ended).toList(), set.now());
    }
  }

  private static Talk talk(Taken taken) {
    var message = taken.attempt().message();
    return new Talk(message.from(), message.to());
  }

  /// What was taken tells by its end that more may be; this is for what nothing else tells.
  private static Optional<Instant> again(Command command, TakenSet set) {
    var claimed = set.taken().size() + set.refused().size() + set.held().size();
    if (set.next().isEmpty() && (claimed == command.most() || claimed == set.refused().size())) {
      return claimed > 0 ? Optional.of(set.now()) : Optional.empty();
    }
    return Stream.concat(
            set.next().stream().map(next -> next.minus(EARLIER)),
            set.held().stream().map(Untried::notBefore))
        .min(Comparator.naturalOrder());
  }

  /// What becomes of those that were claimed.
  ///
  /// @param next the next moment of each number of which no more are to be had now
  private record TakenSet(
      Instant now,
      List<Taken> taken,
      List<Attempt> refused,
      List<Untried> held,
      List<Instant> next) {
    private TakenSet(Instant now) {
      this(now, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  private record Untried(Attempt attempt, Instant notBefore) {
    private Ended ended() {
      return new Ended(attempt, new Ending.Untried(notBefore));
    }
  }
}
