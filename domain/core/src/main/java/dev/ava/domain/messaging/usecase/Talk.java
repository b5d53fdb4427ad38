package dev.ava.domain.messaging.usecase;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.port.ReplyGenerator.Prompt;
import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import dev.ava.domain.shared.UserId;
import java.util.Optional;

/// What somebody known said to the avatar.
record Talk(Letter letter, Match match, Optional<Avatar> avatar) {
  UserId user() {
    return match.user();
  }

  Prompt prompt() {
    return new Prompt(avatar, letter.said().content());
  }
}
