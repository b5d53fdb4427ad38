package dev.ava.postgres;

import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.shared.port.Corrupt;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// What was done to a message: a row of `ava.message_events`, or as `inbox.content` keeps it.
///
/// @param at ISO-8601
@Serdeable
record EventJson(
    String kind, @Nullable String content, @Nullable AttachmentJson attachment, String at) {
  private static final String REACTION = "reaction";
  private static final String REACTION_REMOVED = "reaction_removed";
  private static final String EDIT = "edit";
  private static final String REVOKE = "revoke";

  static EventJson of(MessageEvent event) {
    return switch (event) {
      case MessageEvent.Reacted(var emoji, var at) -> plain(REACTION, emoji, at);
      case MessageEvent.ReactionRemoved(var at) -> plain(REACTION_REMOVED, null, at);
      case MessageEvent.Edited(var content, var attachment, var at) ->
          new EventJson(
              EDIT,
              content,
              attachment == null ? null : AttachmentJson.of(attachment),
              at.toString());
      case MessageEvent.Revoked(var at) -> plain(REVOKE, null, at);
    };
  }

  MessageEvent toEvent() {
    var time = OffsetDateTime.parse(at).toInstant();
    var text = content == null ? "" : content;
    return switch (kind) {
      case REACTION -> new MessageEvent.Reacted(text, time);
      case REACTION_REMOVED -> new MessageEvent.ReactionRemoved(time);
      case EDIT ->
          new MessageEvent.Edited(
              text, attachment == null ? null : attachment.toAttachment(), time);
      case REVOKE -> new MessageEvent.Revoked(time);
      default -> throw new Corrupt("A message has an event of the unknown kind " + kind + ".");
    };
  }

  private static EventJson plain(String kind, @Nullable String content, Instant at) {
    return new EventJson(kind, content, null, at.toString());
  }
}
