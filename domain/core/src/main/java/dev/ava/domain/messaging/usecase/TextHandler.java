package dev.ava.domain.messaging.usecase;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.InboxItem.TextReceived;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Handles what a person wrote. Two transactions with the reply generator between them: the first
/// writes what the user said, or ends the item if there is nobody to answer for; the second writes
/// the answer, queues it and ends the item. Dying between the two is harmless: the first finds its
/// message written.
final class TextHandler {
  private static final Duration STRANGERS_ARE_TOLD_EVERY = Duration.ofDays(1);

  private final WhatsAppIdentities identities;
  private final ProveWhatsApp proveWhatsApp;
  private final StrangerNotices strangers;
  private final Avatars avatars;
  private final MessageLog log;
  private final ReplyGenerator replies;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  TextHandler(
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
    this.proveWhatsApp = proveWhatsApp;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  void handle(Caller.Service caller, Claim claim, TextReceived text) {
    Optional<Conversation> conversation =
        transactions.required(caller, () -> admit(caller, claim, text));
    conversation.ifPresent(
        open -> {
          var reply = replies.reply(new ReplyGenerator.Prompt(open.avatar(), text.text()));
          transactions.required(caller, () -> answer(claim, text, open, reply));
        });
  }

  private Optional<Conversation> admit(Caller.Service caller, Claim claim, TextReceived text) {
    var sender = text.sender();
    var match = identities.find(sender);
    var code = LinkCode.in(text.text());
    if (code.isPresent()) {
      var outcome = proveWhatsApp.prove(new ProveWhatsApp.Command(caller, sender, code.get()));
      if (match.isEmpty() || !(outcome instanceof ProveWhatsApp.Outcome.UnknownCode)) {
        notice(text, Notices.about(outcome));
        inbox.finish(claim, new Ending.Done(), now());
        return Optional.empty();
      }
    }
    if (match.isEmpty()) {
      if (strangers.due(sender, STRANGERS_ARE_TOLD_EVERY, now())) {
        notice(text, Notices.STRANGER);
      }
      inbox.finish(claim, new Ending.Done(), now());
      return Optional.empty();
    }
    return Optional.of(open(match.get(), text));
  }

  private Conversation open(WhatsAppIdentities.Match match, TextReceived text) {
    var user = match.user();
    if (!match.complete()) {
      identities.remember(user, text.sender());
    }
    var avatar = avatars.ofOwner(user);
    if (log.find(text.id()).isEmpty()) {
      var said = message(user, avatar, Message.Role.USER, text.text(), Message.Status.RECEIVED);
      log.append(said, text.id());
    }
    return new Conversation(user, avatar);
  }

  private void answer(Claim claim, TextReceived text, Conversation open, String reply) {
    var answer =
        message(open.user(), open.avatar(), Message.Role.ASSISTANT, reply, Message.Status.QUEUED);
    log.append(answer, null);
    queue(text, answer.id(), open.user(), reply);
    inbox.finish(claim, new Ending.Done(), now());
  }

  private void notice(TextReceived text, String notice) {
    queue(text, null, null, notice);
  }

  private void queue(
      TextReceived text, Message.@Nullable Id message, @Nullable UserId owner, String reply) {
    var id = new OutboundMessage.Id(ids.next());
    WhatsAppSender to = text.sender();
    outbox.add(
        new OutboundMessage(id, message, owner, text.businessNumber(), to, reply, now()), now());
  }

  private Message message(
      UserId user,
      Optional<Avatar> avatar,
      Message.Role role,
      String content,
      Message.Status status) {
    return new Message(
        new Message.Id(ids.next()),
        user,
        avatar.map(Avatar::id).orElse(null),
        Message.Channel.WHATSAPP,
        role,
        content,
        now(),
        status);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private record Conversation(UserId user, Optional<Avatar> avatar) {}
}
