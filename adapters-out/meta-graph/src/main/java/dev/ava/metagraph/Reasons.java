package dev.ava.metagraph;

import dev.ava.domain.messaging.OutboundMessage;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes one line of Meta's words for the person who operates Ava. Meta quotes what it refuses, so
/// the token, the text and everything like a phone number is blanked first.
final class Reasons {
  private static final int LONGEST = 300;
  private static final int LONGEST_TRACE_ID = 64;
  private static final String BLANK = "***";
  private static final Pattern LONG_NUMBER = Pattern.compile("\\+?[0-9]{7,}");
  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cntrl}]+");

  private final List<String> secrets;

  /// @param secrets that are blanked wherever they are quoted
  Reasons(String... secrets) {
    this.secrets = List.of(secrets);
  }

  String of(MetaError error, OutboundMessage message) {
    return of(error, message.text());
  }

  /// The reason why Meta does not answer a question that holds no words of a person's.
  String of(MetaError error) {
    return of(error, "");
  }

  private String of(MetaError error, String quoted) {
    var words =
        Stream.of(error.message(), error.details())
            .filter(text -> !text.isBlank())
            .distinct()
            .collect(Collectors.joining(": "));
    for (var secret : secrets) {
      words = words.replace(secret, BLANK);
    }
    var code = Integer.toString(error.code());
    var safe =
        LONG_NUMBER
            .matcher(quoted.isEmpty() ? words : words.replace(quoted, BLANK))
            .replaceAll(number -> number.group().equals(code) ? code : BLANK);
    var subcode = error.subcode() == null ? "" : ", subcode " + error.subcode();
    var traceId = error.traceId().isBlank() ? "" : ", trace " + error.traceId();
    return line(safe.isEmpty() ? "Meta gave no reason." : safe, LONGEST)
        + line(subcode + traceId, LONGEST_TRACE_ID);
  }

  private static String line(String text, int longest) {
    var line = GAPS.matcher(text).replaceAll(" ");
    if (line.length() <= longest) {
      return line;
    }
    var end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return line.substring(0, end) + "…";
  }
}
