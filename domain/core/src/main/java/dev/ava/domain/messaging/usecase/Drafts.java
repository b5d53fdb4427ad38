package dev.ava.domain.messaging.usecase;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Ids;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the messages that are written.
record Drafts(Ids ids) {
  /// What the user said.
  Message said(Talk talk, Instant now) {
    var said = talk.letter().said();
    return new Message(
        new Message.Id(ids.next()),
        talk.user(),
        talk.avatar().map(Avatar::id).orElse(null),
        Message.Channel.WHATSAPP,
        Message.Role.USER,
        said.content(),
        now,
        Message.Status.RECEIVED,
        said.attachment(),
        said.context(),
        null,
        List.of());
  }

  /// What the avatar answers.
  Message reply(Talk talk, String content, Instant now) {
    return new Message(
        new Message.Id(ids.next()),
        talk.user(),
        talk.avatar().map(Avatar::id).orElse(null),
        Message.Channel.WHATSAPP,
        Message.Role.ASSISTANT,
        content,
        now,
        Message.Status.QUEUED);
  }

  /// What goes out because of a letter.
  ///
  /// @param message the message of the log that it sends, nothing for a notice
  OutboundMessage outbound(
      Letter letter,
      Message.@Nullable Id message,
      @Nullable UserId owner,
      String text,
      Instant now) {
    return new OutboundMessage(
        new OutboundMessage.Id(ids.next()),
        letter.key(),
        message,
        owner,
        letter.received().businessNumber(),
        letter.sender(),
        text,
        letter.claim().item().providerTime(),
        now);
  }
}
