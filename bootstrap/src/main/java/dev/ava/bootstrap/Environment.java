package dev.ava.bootstrap;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The environment variables, read with every mistake written down instead of thrown.
final class Environment {
  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();

  Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /// The value, unless it is missing or blank.
  Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /// The value, or a problem that says what it is for.
  String required(String name, String purpose) {
    return text(name)
        .orElseGet(
            () -> {
              problem(name + " is missing: " + purpose);
              return "";
            });
  }

  /// One of `choices`, the first of them if the variable is missing.
  String choice(String name, String... choices) {
    var value = text(name).map(text -> text.toLowerCase(Locale.ROOT)).orElse(choices[0]);
    if (!List.of(choices).contains(value)) {
      problem("%s must be one of: %s.".formatted(name, String.join(", ", choices)));
      return choices[0];
    }
    return value;
  }

  int number(String name, int usual, int lowest, int highest) {
    var value = text(name);
    if (value.isEmpty()) {
      return usual;
    }
    try {
      var number = Integer.parseInt(value.get());
      if (number >= lowest && number <= highest) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, as for a number out of range.
    }
    problem("%s must be a number from %d to %d.".formatted(name, lowest, highest));
    return usual;
  }

  Optional<Duration> duration(String name) {
    return text(name)
        .flatMap(
            value -> {
              try {
                var duration = Duration.parse(value);
                if (duration.isPositive()) {
                  return Optional.of(duration);
                }
              } catch (DateTimeParseException notADuration) {
                // Said below, as for one that is not positive.
              }
              problem(name + " must be a time span such as PT30S, PT15M or PT24H.");
              return Optional.empty();
            });
  }

  /// An absolute `http` or `https` URL without a slash at its end.
  String url(String name, String usual) {
    var value = text(name).orElse(usual).replaceFirst("/+$", "");
    if (!isWebAddress(value)) {
      problem(name + " must be a URL that begins with https:// or http://.");
    }
    return value;
  }

  void problem(String problem) {
    problems.add(problem);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  private static boolean isWebAddress(String value) {
    try {
      var uri = new URI(value);
      return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
