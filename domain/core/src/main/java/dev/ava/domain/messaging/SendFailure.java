package dev.ava.domain.messaging;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a message was not sent or not delivered.
///
/// @param code Meta's error code, nothing if there was no answer of Meta's
/// @param reason one line for the person who operates Ava; no message text, no secret
public record SendFailure(@Nullable Integer code, String reason) {
  /// What Ava says by itself when it does not even try, because Meta would refuse.
  public static final SendFailure WINDOW_CLOSED =
      new SendFailure(MetaErrorCode.WINDOW_CLOSED.code(), MetaErrorCode.WINDOW_CLOSED.meaning());

  /// What Meta's catalogue says of the code.
  public Optional<MetaErrorCode> known() {
    return Optional.ofNullable(code).flatMap(MetaErrorCode::of);
  }

  /// One sentence that anybody may see: nothing that Meta quoted from the message.
  public String meaning() {
    return known().map(MetaErrorCode::meaning).orElse("It was not sent; the cause is unknown.");
  }

  /// One sentence that says what a person can do.
  public String remedy() {
    return known()
        .map(MetaErrorCode::remedy)
        .orElse(
            "Try again later; if it happens again, the person who operates Ava finds the cause in the queue.");
  }
}
