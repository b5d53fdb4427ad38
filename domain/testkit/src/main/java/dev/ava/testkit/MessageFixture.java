package dev.ava.testkit;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Attachment;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageContext;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds a message: `hello`, said by somebody over WhatsApp, to no avatar. Each one's id sorts
/// after those of the ones begun before.
public final class MessageFixture {
  private final Message.Id id = new Message.Id(Fixtures.anOrderedId());
  private UserId owner = Fixtures.aUserId();
  private Avatar.@Nullable Id avatar;
  private Message.Channel channel = Message.Channel.WHATSAPP;
  private Message.Role role = Message.Role.USER;
  private String content = "hello";
  private Instant createdAt = Fixtures.NOW;
  private Message.Status status = Message.Status.RECEIVED;
  private @Nullable Attachment attachment;
  private @Nullable MessageContext context;
  private @Nullable SendFailure failure;

  private MessageFixture() {}

  public static MessageFixture aMessage() {
    return new MessageFixture();
  }

  /// A reply that waits in the outbox.
  public static MessageFixture aReply() {
    return new MessageFixture().by(Message.Role.ASSISTANT).being(Message.Status.QUEUED);
  }

  public MessageFixture of(UserId user) {
    owner = user;
    return this;
  }

  public MessageFixture to(Avatar.@Nullable Id whom) {
    avatar = whom;
    return this;
  }

  public MessageFixture over(Message.Channel which) {
    channel = which;
    return this;
  }

  public MessageFixture by(Message.Role whom) {
    role = whom;
    return this;
  }

  public MessageFixture saying(String text) {
    content = text;
    return this;
  }

  public MessageFixture createdAt(Instant time) {
    createdAt = time;
    return this;
  }

  public MessageFixture being(Message.Status how) {
    status = how;
    return this;
  }

  public MessageFixture with(Attachment what) {
    attachment = what;
    return this;
  }

  public MessageFixture in(MessageContext which) {
    context = which;
    return this;
  }

  public MessageFixture failedBecause(SendFailure why) {
    status = Message.Status.FAILED;
    failure = why;
    return this;
  }

  public Message build() {
    return new Message(
        id,
        owner,
        avatar,
        channel,
        role,
        content,
        createdAt,
        status,
        attachment,
        context,
        failure,
        List.of());
  }
}
