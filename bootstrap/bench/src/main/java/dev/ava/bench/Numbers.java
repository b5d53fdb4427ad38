package dev.ava.bench;

import java.util.Locale;

/// Writes numbers with as many digits as they deserve.
final class Numbers {
  private static final double MANY = 100;
  private static final double SOME = 10;

  private Numbers() {}

  static String of(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return "-";
    }
    var format = number >= MANY ? "%,.0f" : number >= SOME ? "%,.1f" : "%,.2f";
    return String.format(Locale.ROOT, format, number);
  }

  /// The median, with the others behind it where they differ.
  static String of(Spread spread) {
    var median = of(spread.median());
    return spread.least() < spread.most()
        ? "%s (%s – %s)".formatted(median, of(spread.least()), of(spread.most()))
        : median;
  }
}
