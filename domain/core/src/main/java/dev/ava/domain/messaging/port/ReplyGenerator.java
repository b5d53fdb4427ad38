package dev.ava.domain.messaging.port;

import dev.ava.domain.avatar.Avatar;
import java.util.Optional;

/// What the avatar answers. Thread-safe. Not to be called inside a transaction, because it may ask
/// a remote model.
public interface ReplyGenerator {
  /// The reply to a message: 1 to 4,096 characters, which is what WhatsApp carries in one message.
  ///
  /// @throws dev.ava.domain.shared.port.Unavailable if the generator does not answer
  String reply(Prompt prompt);

  /// What there is to answer.
  ///
  /// @param avatar who answers; nothing if the user has shaped none
  /// @param text what the user said
  record Prompt(Optional<Avatar> avatar, String text) {}
}
