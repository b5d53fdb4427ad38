package dev.ava.bootstrap.queue;

import dev.ava.domain.messaging.SendFailure;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Words for a terminal that say nothing of anybody: people are shortened, and what somebody else
/// wrote loses what could name one. ASCII, because terminals without a locale know nothing else.
final class Words {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");
  private static final Pattern WAMID = Pattern.compile("wamid\\.\\S+");
  private static final Pattern LONG_NUMBER = Pattern.compile("\\+?[0-9](?:[ ()./-]{0,2}[0-9]){6,}");
  private static final Pattern PERSON = Pattern.compile("p:[^:]*:(?!#)(.{3}).{3,}(.{2})");
  private static final String BLANK = "***";

  private Words() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// Enough of a person to tell two apart: the first three and the last two characters of the phone
  /// number or user id that the lane is named after.
  ///
  /// @return `-` if it is named after nobody
  static String person(String lane) {
    var parts = PERSON.matcher(lane);
    return parts.matches() ? parts.group(1) + "..." + parts.group(2) : "-";
  }

  /// One line without ids of messages and without anything like a phone number.
  static String reason(@Nullable String reason) {
    return reason == null ? "-" : blanked(reason, "");
  }

  /// The same for what Meta says, without blanking the error code.
  static String reason(@Nullable SendFailure why) {
    return why == null ? "-" : blanked(why.reason(), Objects.toString(why.code(), ""));
  }

  /// Meta's code.
  static String code(@Nullable SendFailure why) {
    return why == null ? "-" : Objects.toString(why.code(), "-");
  }

  private static String blanked(String text, String code) {
    var line = WAMID.matcher(CONTROL.matcher(text).replaceAll(" ")).replaceAll(BLANK);
    return LONG_NUMBER
        .matcher(line)
        .replaceAll((MatchResult number) -> number.group().equals(code) ? code : BLANK)
        .strip();
  }
}
