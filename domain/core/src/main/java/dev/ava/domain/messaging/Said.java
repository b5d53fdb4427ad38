package dev.ava.domain.messaging;

import org.jspecify.annotations.Nullable;

/// What a message says.
///
/// @param content in words: the text, the caption, the title of the chosen answer, or else
///     [Attachment#line()]
/// @param answered whether these are the person's own words, which the avatar replies to
public record Said(
    String content,
    boolean answered,
    @Nullable Attachment attachment,
    @Nullable MessageContext context) {

  /// A text and nothing else.
  public static Said text(String text) {
    return new Said(text, true, null, null);
  }
}
