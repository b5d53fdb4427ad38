package dev.ava.webhook;

import dev.ava.domain.messaging.SendFailure;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what Meta says of an error, in whichever of its shapes.
final class ErrorReader {
  private static final int LONGEST_REASON = 300;
  private static final Pattern CODE = Pattern.compile("[0-9]{1,9}");

  private ErrorReader() {}

  /// The first of several errors.
  static SendFailure first(JsonValue errors) {
    return read(errors.elements().stream().findFirst().orElse(JsonValue.NULL));
  }

  static SendFailure read(JsonValue error) {
    var code = error.text("code");
    var data = error.get("error_data");
    var details =
        Stream.of(data.text("details"), data.scalar(), error.text("details"), error.text("message"))
            .filter(text -> !text.isBlank())
            .findFirst();
    var reason =
        Stream.concat(Stream.of(error.text("title")), details.stream())
            .filter(text -> !text.isBlank())
            .distinct()
            .reduce((title, more) -> title + ": " + more);
    return new SendFailure(
        CODE.matcher(code).matches() ? Integer.valueOf(code) : null,
        Lines.of(reason.orElse("Meta gave no reason."), LONGEST_REASON));
  }

  /// One line that says what Meta reports.
  static String line(JsonValue error) {
    var failure = read(error);
    return "Meta reports "
        + (failure.code() == null ? "an error: " : "error " + failure.code() + ": ")
        + failure.reason();
  }
}
