package dev.ava.domain.shared;

/// Rules that hold for every text a person types.
public final class Texts {
  private static final int REPLACEMENT = 0xFFFD;

  private Texts() {}

  /// The text without leading and trailing white space.
  ///
  /// @param what the subject of the sentence that says what is wrong, such as "A name"
  /// @param longest in Unicode code points
  /// @throws InvalidValue if it is blank, longer than `longest`, or holds control characters other
  ///     than tab and line ends, or half a surrogate pair
  public static String checked(String text, String what, int longest) {
    var stripped = text.strip();
    InvalidValue.unless(!stripped.isEmpty(), what + " is not empty.");
    InvalidValue.unless(
        stripped.codePointCount(0, stripped.length()) <= longest,
        what + " has at most " + longest + " characters.");
    InvalidValue.unless(
        stripped.codePoints().allMatch(Texts::isReadable), what + " has no control characters.");
    return stripped;
  }

  /// The text with everything that no database can store (U+0000, halves of surrogate pairs)
  /// replaced by U+FFFD, and otherwise as it is. For texts that come from outside and must not be
  /// refused.
  public static String storable(String text) {
    if (text.chars().noneMatch(unit -> unit == 0 || Character.isSurrogate((char) unit))) {
      return text;
    }
    var storable = new StringBuilder(text.length());
    text.codePoints()
        .map(
            point ->
                point == 0 || Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point)
        .forEach(storable::appendCodePoint);
    return storable.toString();
  }

  private static boolean isReadable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
      case Character.SURROGATE -> false;
      default -> true;
    };
  }
}
