package dev.ava.bootstrap;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The environment variables, read with every mistake written down instead of thrown, and with
/// everything that was read.
final class Environment {
  private static final Pattern OURS =
      Pattern.compile("(AVA|DATABASE|OTEL|SENTRY|SUPABASE|WHATSAPP)_[A-Z_]+");

  private final Map<String, String> variables;
  private final String service;
  private final List<String> problems;
  private final Map<String, Setting> settings;

  Environment(Map<String, String> variables) {
    this(Map.copyOf(variables), "", new ArrayList<>(), new LinkedHashMap<>());
  }

  private Environment(
      Map<String, String> variables,
      String service,
      List<String> problems,
      Map<String, Setting> settings) {
    this.variables = variables;
    this.service = service;
    this.problems = problems;
    this.settings = settings;
  }

  /// The same environment, read for a service.
  Environment of(String name) {
    return new Environment(variables, name, problems, settings);
  }

  /// The value, unless it is missing or blank.
  Optional<String> text(String name) {
    var value =
        Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    settings.putIfAbsent(
        name,
        value
            .map(text -> Setting.set(service, name, text))
            .orElseGet(() -> Setting.missing(service, name)));
    return value;
  }

  /// The value, or what is usual.
  String text(String name, String usual) {
    return text(name).orElseGet(() -> usual(name, usual, usual));
  }

  /// The value, or one that is made up now.
  String text(String name, Supplier<String> madeUp) {
    return text(name).orElseGet(() -> usual(name, madeUp.get(), "made up at each start"));
  }

  private <T> T usual(String name, T usual, String shown) {
    settings.computeIfPresent(name, (variable, setting) -> setting.or(shown));
    return usual;
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
    var value = text(name, choices[0]).toLowerCase(Locale.ROOT);
    if (!List.of(choices).contains(value)) {
      problem("%s must be one of: %s.".formatted(name, String.join(", ", choices)));
      return choices[0];
    }
    return value;
  }

  int number(String name, int usual, int lowest, int highest) {
    var value = text(name);
    if (value.isEmpty()) {
      return usual(name, usual, String.valueOf(usual));
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

  Duration duration(String name, Duration usual) {
    return duration(name).orElseGet(() -> usual(name, usual, usual.toString()));
  }

  /// An absolute `http` or `https` URL without a slash at its end.
  String url(String name, String usual) {
    return checked(name, text(name, usual));
  }

  /// The same, if there is one.
  Optional<String> url(String name) {
    return text(name).map(value -> checked(name, value));
  }

  private String checked(String name, String url) {
    var value = url.replaceFirst("/+$", "");
    if (!isWebAddress(value)) {
      problem(
          name
              + " must be a URL that begins with https:// or http://, without user, password and query.");
    }
    return value;
  }

  void problem(String problem) {
    problems.add(problem);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /// Everything that was read, in that order.
  List<Setting> settings() {
    return List.copyOf(settings.values());
  }

  /// The variables that are set and look like Ava's, but were not read, in the order of the
  /// alphabet.
  List<String> unread() {
    return variables.keySet().stream()
        .filter(name -> OURS.matcher(name).matches() && !settings.containsKey(name))
        .sorted()
        .toList();
  }

  private static boolean isWebAddress(String value) {
    try {
      var uri = new URI(value);
      return uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && List.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
