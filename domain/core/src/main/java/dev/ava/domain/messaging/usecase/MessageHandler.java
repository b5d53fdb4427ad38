package dev.ava.domain.messaging.usecase;

import static java.util.stream.Collectors.toSet;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.MessageLog.Entry;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.ReplyGenerator.Prompt;
import dev.ava.domain.messaging.port.StrangerNotices;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import dev.ava.domain.preferences.usecase.ProveWhatsApp;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Ids;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Handles what people said. Two transactions with the reply generator between them: the first
/// writes what they said, or ends the item if there is nobody to answer for or nothing to answer;
/// the second writes the answers, queues them and ends the items. Dying between the two is
/// harmless: the first finds its messages written. So is handling an item once more after it has
/// ended: the first finds the answer, whose cause is unique.
final class MessageHandler {
  private static final Duration STRANGERS_ARE_TOLD_EVERY = Duration.ofDays(1);

  /// About a quarter of an hour in all.
  private static final int MOST_WAITS = 12;

  private final WhatsAppIdentities identities;
  private final ProveWhatsApp proveWhatsApp;
  private final StrangerNotices strangers;
  private final Avatars avatars;
  private final MessageLog log;
  private final AskedReplies replies;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Conversations conversations;
  private final Transactions transactions;
  private final Drafts drafts;
  private final Clock clock;

  MessageHandler(
      MessagingPorts ports,
      ProveWhatsApp proveWhatsApp,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.identities = ports.identities();
    this.strangers = ports.strangers();
    this.avatars = ports.avatars();
    this.log = ports.log();
    this.replies = new AskedReplies(ports.replies(), ports.journeys());
    this.inbox = ports.inbox();
    this.outbox = ports.outbox();
    this.conversations = ports.conversations();
    this.proveWhatsApp = proveWhatsApp;
    this.transactions = transactions;
    this.drafts = new Drafts(ids);
    this.clock = clock;
  }

  void handle(Caller.Service caller, Together together, List<Claim> claims) {
    var talks = new LinkedHashMap<Claim, Talk>();
    together.work(
        claims,
        set -> {
          Admitted admitted = transactions.required(caller, () -> admit(caller, set));
          admitted.open().forEach(talk -> talks.put(talk.letter().claim(), talk));
          return admitted.alone();
        });
    if (!talks.isEmpty()) {
      var prompts = new LinkedHashMap<Claim, Prompt>();
      talks.forEach((claim, talk) -> prompts.put(claim, talk.prompt()));
      var answers = replies.to(prompts, together.failed());
      together.work(
          List.copyOf(answers.keySet()),
          set -> {
            transactions.required(caller, () -> answer(set, talks, answers));
            return List.of();
          });
    }
  }

  /// All that is needed is loaded first. So what could change that for another of the same set is
  /// not admitted with it.
  private Admitted admit(Caller.Service caller, List<Claim> claims) {
    var letters = claims.stream().map(Letter::of).toList();
    var known = find(letters);
    if (letters.size() == 1) {
      return admit(caller, letters.getFirst(), known);
    }
    var together = new ArrayList<Letter>();
    var alone = new ArrayList<Claim>();
    var ids = new HashSet<Wamid>();
    for (var letter : letters) {
      if (known.isPlain(letter) && ids.add(letter.id())) {
        together.add(letter);
      } else {
        alone.add(letter.claim());
      }
    }
    return new Admitted(hear(caller, together, known), alone);
  }

  private Admitted admit(Caller.Service caller, Letter letter, KnownSenders known) {
    if (known.match(letter).isPresent()) {
      return new Admitted(hear(caller, List.of(letter), known), List.of());
    }
    if (isAboutToBeKnown(letter)) {
      var notBefore = now().plus(Backoff.after(letter.claim().attempt()));
      inbox.retry(
          Map.of(letter.claim(), notBefore), "Whose new number this is, is to be handled first.");
      return new Admitted(List.of(), List.of());
    }
    var again =
        new KnownSenders(
            identities.find(Set.of(letter.sender())), known.logged(), known.answered());
    return new Admitted(hear(caller, List.of(letter), again), List.of());
  }

  private KnownSenders find(List<Letter> letters) {
    return new KnownSenders(
        identities.find(letters.stream().map(Letter::sender).collect(toSet())),
        log.find(letters.stream().map(Letter::id).collect(toSet())).keySet(),
        outbox.answers(letters.stream().map(Letter::key).collect(toSet())));
  }

  /// The change of a number is in the lane of the old number, what is said from the new one in
  /// another. A change that waits no longer has been handled, maybe a moment ago, so whoever asks
  /// this looks for the sender once more. Two people who swap their numbers may wait for each
  /// other, so the wait ends.
  private boolean isAboutToBeKnown(Letter letter) {
    return letter.claim().attempt() < MOST_WAITS && inbox.awaitsChangeTo(letter.sender());
  }

  private List<Talk> hear(Caller.Service caller, List<Letter> letters, KnownSenders known) {
    var fresh = letters.stream().filter(letter -> !known.isDone(letter)).toList();
    conversations.heard(fresh.stream().map(Letter::heard).toList());
    var met = fresh.stream().filter(letter -> isMet(caller, letter, known)).toList();
    var talks = talks(met, known);
    write(talks.stream().filter(talk -> !known.isLogged(talk.letter())).toList());
    var open = talks.stream().filter(talk -> talk.letter().said().answered()).toList();
    end(letters, open);
    return open;
  }

  /// Whether it is somebody known who says something.
  private boolean isMet(Caller.Service caller, Letter letter, KnownSenders known) {
    var match = known.match(letter);
    var code = letter.code();
    if (code.isPresent()) {
      var outcome =
          proveWhatsApp.prove(new ProveWhatsApp.Command(caller, letter.sender(), code.get()));
      if (match.isEmpty() || !(outcome instanceof ProveWhatsApp.Outcome.UnknownCode)) {
        notice(letter, owner(outcome, match), Notices.about(outcome));
        return false;
      }
    }
    if (match.isEmpty() && isDue(letter)) {
      notice(letter, null, Notices.STRANGER);
    }
    return match.isPresent();
  }

  private boolean isDue(Letter letter) {
    return strangers.due(
        letter.sender(), STRANGERS_ARE_TOLD_EVERY, letter.claim().item().providerTime());
  }

  private List<Talk> talks(List<Letter> letters, KnownSenders known) {
    var matches = new LinkedHashMap<Letter, Match>();
    letters.forEach(letter -> known.match(letter).ifPresent(match -> matches.put(letter, match)));
    var avatarOf = avatars.ofOwners(matches.values().stream().map(Match::user).collect(toSet()));
    var talks = new ArrayList<Talk>();
    matches.forEach(
        (letter, match) ->
            talks.add(new Talk(letter, match, Optional.ofNullable(avatarOf.get(match.user())))));
    return talks;
  }

  private void write(List<Talk> talks) {
    talks.stream()
        .filter(talk -> !talk.match().complete())
        .forEach(talk -> identities.remember(talk.user(), talk.letter().sender()));
    log.append(
        talks.stream()
            .map(talk -> new Entry(drafts.said(talk, now()), talk.letter().id()))
            .toList());
  }

  private void end(List<Letter> letters, List<Talk> open) {
    var goOn = open.stream().map(Talk::letter).collect(toSet());
    var endings = new HashMap<Claim, Ending>();
    letters.stream()
        .filter(letter -> !goOn.contains(letter))
        .forEach(letter -> endings.put(letter.claim(), new Ending.Done()));
    inbox.finish(endings, now());
    open.stream()
        .filter(talk -> !talk.match().complete())
        .forEach(talk -> inbox.hold(talk.letter().claim()));
  }

  private void answer(List<Claim> claims, Map<Claim, Talk> talks, Map<Claim, String> answers) {
    var now = now();
    var entries = new ArrayList<Entry>();
    var outbound = new ArrayList<OutboundMessage>();
    var endings = new HashMap<Claim, Ending>();
    for (var claim : claims) {
      var talk = Objects.requireNonNull(talks.get(claim));
      var text = Objects.requireNonNull(answers.get(claim));
      var reply = drafts.reply(talk, text, now);
      entries.add(new Entry(reply, null));
      outbound.add(drafts.outbound(talk.letter(), reply.id(), talk.user(), text, now));
      endings.put(claim, new Ending.Done());
    }
    log.append(entries);
    outbox.add(outbound, now);
    inbox.finish(endings, now);
  }

  private void notice(Letter letter, @Nullable UserId owner, String notice) {
    var now = now();
    outbox.add(List.of(drafts.outbound(letter, null, owner, notice, now)), now);
  }

  /// Whom a notice about a code is for, nobody if it proved nothing and a stranger sent it.
  private static @Nullable UserId owner(ProveWhatsApp.Outcome outcome, Optional<Match> match) {
    return outcome instanceof ProveWhatsApp.Outcome.Proven(var user)
        ? user
        : match.map(Match::user).orElse(null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// Those who wait for an answer, and what was not admitted with the others.
  private record Admitted(List<Talk> open, List<Claim> alone) {}
}
