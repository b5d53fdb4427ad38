package dev.ava.webhook;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes any JSON there is: each kind of value, spelt and spaced in every way, with names of Meta's
/// as often as not, some of them twice.
final class RandomJson {
  private static final List<String> NAMES =
      List.of(
          ("object entry id time changes field value metadata phone_number_id contacts wa_id user_id"
                  + " profile name messages statuses errors from from_user_id to timestamp type"
                  + " text body context referral image caption sticker location reaction button"
                  + " interactive button_reply list_reply title order system edit revoke unsupported"
                  + " status sent failed recipient_id biz_opaque_callback_data code")
              .split(" "));
  private static final List<String> NUMBERS =
      List.of("0", "-0", "1", "-1", "1749416383", "0.5", "1.5e308", "1E-400", "1e999999999");
  private static final List<String> CHARACTERS =
      List.of(
          "a",
          " ",
          ":",
          "#",
          "é",
          "\u05d0",
          "\ud83c\udf19",
          "\u007f",
          "\u2028",
          "\ufffd",
          "\\n",
          "\\/",
          "\\\"",
          "\\\\",
          "\\u0000",
          "\\ud83c\\udf19",
          "\\ud800",
          "\\udc00",
          "messages");
  private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\r\n\t");
  private static final int DEEPEST = 12;

  private final RandomGenerator random;
  private final int widest;

  /// @param widest how many elements, fields and characters there are at the most
  RandomJson(RandomGenerator random, int widest) {
    this.random = random;
    this.widest = widest;
  }

  String value() {
    return value(0);
  }

  private String value(int depth) {
    var kinds = depth < DEEPEST ? 8 : 5;
    var value =
        switch (random.nextInt(kinds)) {
          case 0 -> one(List.of("null", "true", "false"));
          case 1 -> one(NUMBERS);
          case 2 -> String.valueOf(random.nextLong());
          case 3 -> string();
          case 4 -> "\"" + one(NAMES) + "\"";
          case 5 -> several(depth, "[", "]", "");
          default -> several(depth, "{", "}", ":");
        };
    return one(SPACES) + value + one(SPACES);
  }

  private String several(int depth, String start, String end, String colon) {
    return IntStream.range(0, size())
        .mapToObj(i -> (colon.isEmpty() ? "" : name() + colon) + value(depth + 1))
        .collect(Collectors.joining(",", start + one(SPACES), end));
  }

  private String name() {
    return one(SPACES) + (random.nextBoolean() ? "\"" + one(NAMES) + "\"" : string()) + one(SPACES);
  }

  private String string() {
    return IntStream.range(0, size())
        .mapToObj(i -> one(CHARACTERS))
        .collect(Collectors.joining("", "\"", "\""));
  }

  /// Mostly small, so that what is nested does not explode.
  private int size() {
    return random.nextInt(random.nextInt(widest + 1) + 1);
  }

  private String one(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
