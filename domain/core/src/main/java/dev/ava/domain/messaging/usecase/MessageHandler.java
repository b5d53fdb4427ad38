package dev.ava.domain.messaging.usecase;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.InboxItem.MessageReceived;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.Said;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.ReplyGenerator;
import dev.ava.domain.messaging.port.StrangerNotices;
import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.usecase.ProveWhatsApp;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Ids;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Handles what a person said. Two transactions with the reply generator between them: the first
/// writes what the user said, or ends the item if there is nobody to answer for or nothing to
/// answer; the second writes the answer, queues it and ends the item. Dying between the two is
/// harmless: the first finds its message written. So is handling the item once more after it has
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
  private final ReplyGenerator replies;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Conversations conversations;
  private final Transactions transactions;
  private final Ids ids;
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
    this.replies = ports.replies();
    this.inbox = ports.inbox();
    this.outbox = ports.outbox();
    this.conversations = ports.conversations();
    this.proveWhatsApp = proveWhatsApp;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  void handle(Caller.Service caller, Claim claim, MessageReceived received) {
    Optional<Conversation> conversation =
        transactions.required(caller, () -> admit(caller, claim, received));
    conversation.ifPresent(
        open -> {
          var prompt = new ReplyGenerator.Prompt(open.avatar(), received.said().content());
          var reply = replies.reply(prompt);
          transactions.required(caller, () -> answer(claim, received, open, reply));
        });
  }

  private Optional<Conversation> admit(
      Caller.Service caller, Claim claim, MessageReceived received) {
    var match = identities.find(received.sender());
    if (match.isEmpty()) {
      if (isAboutToBeKnown(claim, received.sender())) {
        var notBefore = now().plus(Backoff.after(claim.attempt()));
        inbox.retry(claim, notBefore, "Whose new number this is, is to be handled first.");
        return Optional.empty();
      }
      match = identities.find(received.sender());
    }
    var conversation = hear(caller, claim, received, match);
    if (conversation.isEmpty()) {
      inbox.finish(claim, new Ending.Done(), now());
    } else if (!match.map(WhatsAppIdentities.Match::complete).orElse(true)) {
      inbox.hold(claim);
    }
    return conversation;
  }

  /// The change of a number is in the lane of the old number, what is said from the new one in
  /// another. A change that waits no longer has been handled, maybe a moment ago, so whoever asks
  /// this looks for the sender once more. Two people who swap their numbers may wait for each
  /// other, so the wait ends.
  private boolean isAboutToBeKnown(Claim claim, WhatsAppSender sender) {
    return claim.attempt() < MOST_WAITS && inbox.awaitsChangeTo(sender);
  }

  private Optional<Conversation> hear(
      Caller.Service caller,
      Claim claim,
      MessageReceived received,
      Optional<WhatsAppIdentities.Match> match) {
    var isLogged = log.find(received.id()).isPresent();
    if (outbox.answers(claim.item().key()) || (isLogged && !received.said().answered())) {
      return Optional.empty();
    }
    var sender = received.sender();
    conversations.heard(received.businessNumber(), sender, claim.item().providerTime());
    if (received.said().answered()) {
      var code = LinkCode.in(received.said().content());
      if (code.isPresent()) {
        var outcome = proveWhatsApp.prove(new ProveWhatsApp.Command(caller, sender, code.get()));
        if (match.isEmpty() || !(outcome instanceof ProveWhatsApp.Outcome.UnknownCode)) {
          notice(claim, received, owner(outcome, match), Notices.about(outcome));
          return Optional.empty();
        }
      }
    }
    if (match.isEmpty()) {
      if (strangers.due(sender, STRANGERS_ARE_TOLD_EVERY, claim.item().providerTime())) {
        notice(claim, received, null, Notices.STRANGER);
      }
      return Optional.empty();
    }
    var open = new Conversation(match.get().user(), avatars.ofOwner(match.get().user()));
    if (!isLogged) {
      write(match.get(), received, open);
    }
    return received.said().answered() ? Optional.of(open) : Optional.empty();
  }

  private void write(WhatsAppIdentities.Match match, MessageReceived received, Conversation open) {
    if (!match.complete()) {
      identities.remember(match.user(), received.sender());
    }
    log.append(said(open.user(), open.avatar(), received.said()), received.id());
  }

  private void answer(Claim claim, MessageReceived received, Conversation open, String reply) {
    var answer = reply(open.user(), open.avatar(), reply);
    log.append(answer, null);
    queue(claim, received, answer.id(), open.user(), reply);
    inbox.finish(claim, new Ending.Done(), now());
  }

  private void notice(
      Claim claim, MessageReceived received, @Nullable UserId owner, String notice) {
    queue(claim, received, null, owner, notice);
  }

  /// Whom a notice about a code is for, nobody if it proved nothing and a stranger sent it.
  private static @Nullable UserId owner(
      ProveWhatsApp.Outcome outcome, Optional<WhatsAppIdentities.Match> match) {
    return outcome instanceof ProveWhatsApp.Outcome.Proven(var user)
        ? user
        : match.map(WhatsAppIdentities.Match::user).orElse(null);
  }

  private void queue(
      Claim claim,
      MessageReceived received,
      Message.@Nullable Id message,
      @Nullable UserId owner,
      String reply) {
    outbox.add(
        new OutboundMessage(
            new OutboundMessage.Id(ids.next()),
            claim.item().key(),
            message,
            owner,
            received.businessNumber(),
            received.sender(),
            reply,
            claim.item().providerTime(),
            now()),
        now());
  }

  private Message said(UserId user, Optional<Avatar> avatar, Said said) {
    return new Message(
        new Message.Id(ids.next()),
        user,
        avatar.map(Avatar::id).orElse(null),
        Message.Channel.WHATSAPP,
        Message.Role.USER,
        said.content(),
        now(),
        Message.Status.RECEIVED,
        said.attachment(),
        said.context(),
        null,
        List.of());
  }

  private Message reply(UserId user, Optional<Avatar> avatar, String content) {
    return new Message(
        new Message.Id(ids.next()),
        user,
        avatar.map(Avatar::id).orElse(null),
        Message.Channel.WHATSAPP,
        Message.Role.ASSISTANT,
        content,
        now(),
        Message.Status.QUEUED);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private record Conversation(UserId user, Optional<Avatar> avatar) {}
}
