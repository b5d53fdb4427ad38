package dev.ava.webhook;

import java.util.regex.Pattern;

/// Makes one short line of what Meta says, for the person who operates Ava.
final class Lines {
  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cntrl}]+");

  private Lines() {}

  /// The text in one line of at most `longest` UTF-16 units.
  static String of(String text, int longest) {
    var cut = text.length() <= longest ? text : text.substring(0, longest - 1);
    var whole =
        !cut.isEmpty() && Character.isHighSurrogate(cut.charAt(cut.length() - 1))
            ? cut.substring(0, cut.length() - 1)
            : cut;
    var line = GAPS.matcher(whole).replaceAll(" ").strip();
    return text.length() <= longest ? line : line + "…";
  }
}
