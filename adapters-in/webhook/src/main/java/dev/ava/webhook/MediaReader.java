package dev.ava.webhook;

import dev.ava.domain.messaging.Attachment.Kind;
import dev.ava.domain.messaging.Attachment.Media;
import dev.ava.domain.messaging.Said;
import java.util.Optional;

/// Reads a file that a person sent, with the words that they put under it.
final class MediaReader {
  private MediaReader() {}

  /// Nothing if there is neither a file nor a word.
  static Optional<Said> read(Kind kind, JsonValue file) {
    var id = file.text("id");
    var caption = Optional.ofNullable(file.given("caption"));
    if (id.isBlank()) {
      return caption.map(Said::text);
    }
    var media =
        new Media(
            kind,
            id,
            file.given("mime_type"),
            file.given("sha256"),
            caption.orElse(null),
            file.given("filename"));
    return Optional.of(new Said(caption.orElseGet(media::line), caption.isPresent(), media, null));
  }

  /// Speech comes as an audio file with a mark, in old webhooks as a type of its own.
  static Optional<Said> audio(JsonValue file) {
    return read(file.get("voice").equals(JsonValue.TRUE) ? Kind.VOICE : Kind.AUDIO, file);
  }
}
