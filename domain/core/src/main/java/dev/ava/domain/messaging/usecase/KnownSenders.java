package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known of letters and those who sent them before anything is done.
///
/// @param logged the messages that are in the log
/// @param answered the keys of the items that were answered
record KnownSenders(Map<WhatsAppSender, Match> matches, Set<Wamid> logged, Set<String> answered) {
  Optional<Match> match(Letter letter) {
    return Optional.ofNullable(matches.get(letter.sender()));
  }

  /// Whether handling it changes nothing that is known of anybody.
  boolean isPlain(Letter letter) {
    return match(letter).filter(Match::complete).isPresent() && letter.code().isEmpty();
  }

  boolean isLogged(Letter letter) {
    return logged.contains(letter.id());
  }

  /// Whether there is nothing to do any more.
  boolean isDone(Letter letter) {
    return answered.contains(letter.key()) || (isLogged(letter) && !letter.said().answered());
  }
}
