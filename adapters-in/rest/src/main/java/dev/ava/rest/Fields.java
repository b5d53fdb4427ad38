package dev.ava.rest;

import dev.ava.domain.shared.InvalidValue;
import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the fields of one request and collects what is wrong with them, so that the client learns
/// everything at once. The rules are the domain's: a value type that throws [InvalidValue] refuses
/// the field with that sentence.
final class Fields {
  static final String REQUIRED = "This field is required.";
  static final String UNREADABLE = "This field cannot be read.";

  private static final String TEXT = "This field is a text.";
  private static final String WHOLE_NUMBER = "This field is a whole number.";
  private static final BigInteger LEAST = BigInteger.valueOf(Integer.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final int MOST_DIGITS = 10;

  private final List<FieldError> errors = new ArrayList<>();

  /// A required JSON string.
  <T> Supplier<T> text(String name, @Nullable JsonNode sent, Function<String, T> rule) {
    return read(name, () -> rule.apply(string(required(sent))));
  }

  /// A JSON string that may be missing or null.
  <T> Supplier<Optional<T>> optionalText(
      String name, @Nullable JsonNode sent, Function<String, T> rule) {
    return read(
        name,
        () -> isMissing(sent) ? Optional.empty() : Optional.of(rule.apply(string(required(sent)))));
  }

  /// A required JSON number without a fraction. One that no `int` can hold counts as the nearest
  /// that can.
  <T> Supplier<T> wholeNumber(String name, @Nullable JsonNode sent, IntFunction<T> rule) {
    return read(name, () -> rule.apply(integer(required(sent))));
  }

  /// A query parameter that may be missing.
  <T> Supplier<Optional<T>> parameter(
      String name, @Nullable String sent, Function<String, T> rule) {
    return read(name, () -> Optional.ofNullable(sent).map(rule));
  }

  /// What `result` makes of the fields, which are all good.
  ///
  /// @throws Refusal if any of them is not
  <T> T collect(Supplier<T> result) {
    if (!errors.isEmpty()) {
      throw Refusal.of(errors);
    }
    return result.get();
  }

  /// Reads a decimal number as a query parameter writes it.
  static int parseInt(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InvalidValue(WHOLE_NUMBER);
    }
  }

  private <T> Supplier<T> read(String name, Supplier<T> value) {
    try {
      var read = value.get();
      return () -> read;
    } catch (InvalidValue e) {
      errors.add(new FieldError(name, String.valueOf(e.getMessage())));
      return () -> {
        throw new IllegalStateException(name + " was refused");
      };
    }
  }

  private static boolean isMissing(@Nullable JsonNode sent) {
    return sent == null || sent.isNull();
  }

  private static JsonNode required(@Nullable JsonNode sent) {
    if (sent == null || sent.isNull()) {
      throw new InvalidValue(REQUIRED);
    }
    return sent;
  }

  private static String string(JsonNode sent) {
    InvalidValue.unless(sent.isString(), TEXT);
    var text = sent.getStringValue();
    InvalidValue.unless(StandardCharsets.UTF_8.newEncoder().canEncode(text), TEXT);
    return text;
  }

  private static int integer(JsonNode sent) {
    InvalidValue.unless(sent.isNumber(), WHOLE_NUMBER);
    return switch (sent.getNumberValue()) {
      case Integer value -> value;
      case Long value -> nearest(BigInteger.valueOf(value));
      case BigInteger value -> nearest(value);
      case BigDecimal value -> nearest(value.stripTrailingZeros());
      case Double value when Double.isFinite(value) ->
          nearest(BigDecimal.valueOf(value).stripTrailingZeros());
      default -> throw new InvalidValue(WHOLE_NUMBER);
    };
  }

  private static int nearest(BigDecimal stripped) {
    InvalidValue.unless(stripped.scale() <= 0, WHOLE_NUMBER);
    if ((long) stripped.precision() - stripped.scale() > MOST_DIGITS) {
      return stripped.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
    return nearest(stripped.toBigIntegerExact());
  }

  private static int nearest(BigInteger value) {
    return value.max(LEAST).min(MOST).intValueExact();
  }
}
