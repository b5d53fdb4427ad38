package dev.ava.testkit;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Builds a message that is to go out: `hello` to a stranger. Each one's id sorts after those of
/// the ones begun before.
public final class OutboundMessageFixture {
  private final OutboundMessage.Id id = new OutboundMessage.Id(Fixtures.anOrderedId());
  private Message.@Nullable Id message;
  private @Nullable UserId owner;
  private PhoneNumberId from = Fixtures.OUR_NUMBER;
  private WhatsAppSender to = Fixtures.aSender();
  private String cause = "m:" + UUID.randomUUID();
  private Instant heardAt = Fixtures.NOW;
  private String text = "hello";
  private Instant createdAt = Fixtures.NOW;

  private OutboundMessageFixture() {}

  public static OutboundMessageFixture anOutboundMessage() {
    return new OutboundMessageFixture();
  }

  /// Sends a message of the log.
  public OutboundMessageFixture carrying(Message logged) {
    message = logged.id();
    owner = logged.owner();
    text = logged.content();
    return this;
  }

  /// For a person, though it is in no log.
  public OutboundMessageFixture of(UserId person) {
    owner = person;
    return this;
  }

  public OutboundMessageFixture from(PhoneNumberId number) {
    from = number;
    return this;
  }

  public OutboundMessageFixture to(WhatsAppSender recipient) {
    to = recipient;
    return this;
  }

  public OutboundMessageFixture saying(String content) {
    text = content;
    return this;
  }

  public OutboundMessageFixture answering(String inboxItem) {
    cause = inboxItem;
    return this;
  }

  /// When the person said what it answers.
  public OutboundMessageFixture heardAt(Instant time) {
    heardAt = time;
    return this;
  }

  public OutboundMessageFixture createdAt(Instant time) {
    createdAt = time;
    return this;
  }

  public OutboundMessage build() {
    return new OutboundMessage(id, cause, message, owner, from, to, text, heardAt, createdAt);
  }
}
