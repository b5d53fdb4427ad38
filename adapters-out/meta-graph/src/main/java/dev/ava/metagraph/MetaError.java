package dev.ava.metagraph;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.MetaErrorCode;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The error that Meta answers with, as far as it can be read.
///
/// @param code what Meta asks to branch on, together with `details`
/// @param details empty if there are none
/// @param traceId what Meta's support asks for (`fbtrace_id`), empty if there is none
/// @param isTransient whether Meta says that it passes
record MetaError(
    int code,
    @Nullable Integer subcode,
    String message,
    String details,
    String traceId,
    boolean isTransient) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int OBJECT_OUT_OF_REACH = 33;

  /// The error in an answer. One without a code is none of Meta's.
  static Optional<MetaError> in(@Nullable JsonNode answer) {
    var error = Json.get(answer, "error");
    var code = number(error, "code");
    if (code == null) {
      return Optional.empty();
    }
    var data = Json.get(error, "error_data");
    var details = Json.text(data, "details");
    return Optional.of(
        new MetaError(
            code,
            number(error, "error_subcode"),
            Json.text(error, "message"),
            details.isEmpty() ? Json.text(data) : details,
            Json.text(error, "fbtrace_id"),
            Json.text(error, "is_transient").equals("true")));
  }

  /// What is to be done about it. A code that is unknown here passes if Meta says so or the fault
  /// is on its side.
  Handling handling(int httpStatus) {
    if (isObjectOutOfReach()) {
      return Handling.STOP;
    }
    return MetaErrorCode.of(code)
        .map(MetaErrorCode::handling)
        .orElse(
            isTransient || httpStatus >= FIRST_SERVER_ERROR ? Handling.RETRY : Handling.PERMANENT);
  }

  /// The one case in which a subcode decides: `(#100)` with subcode 33 is no misspelled parameter,
  /// but Graph's word for a business number that is gone or that the token may not use.
  private boolean isObjectOutOfReach() {
    return code == MetaErrorCode.PARAMETER_INVALID.code()
        && subcode != null
        && subcode == OBJECT_OUT_OF_REACH;
  }

  private static @Nullable Integer number(@Nullable JsonNode node, String field) {
    var text = Json.text(node, field);
    return NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
  }
}
