package dev.ava.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Environment variables of one program, each with a usual value.
///
/// @param environment all variables there are
/// @param usual the values of those that may be missing or empty
record Variables(Map<String, String> environment, Map<String, String> usual) {
  /// @param prefix what the names of all of the program's variables begin with
  /// @param others names that it reads besides
  /// @throws IllegalArgumentException if there is one with the prefix that nobody reads
  static Variables of(
      Map<String, String> environment, String prefix, Map<String, String> usual, String... others) {
    var unknown = new TreeSet<String>();
    environment.keySet().stream()
        .filter(name -> name.startsWith(prefix) && !usual.containsKey(name))
        .forEach(unknown::add);
    if (!unknown.isEmpty()) {
      var known = new TreeSet<>(usual.keySet());
      known.addAll(List.of(others));
      throw new IllegalArgumentException(
          "There is no %s. There are %s."
              .formatted(String.join(", ", unknown), String.join(", ", known)));
    }
    return new Variables(environment, usual);
  }

  String text(String name) {
    var given = environment.getOrDefault(name, "").strip();
    return given.isEmpty() ? usual.getOrDefault(name, "") : given;
  }

  List<String> words(String name) {
    return Arrays.stream(text(name).split("[ ,]+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  /// @throws IllegalArgumentException if it is no whole number, or less
  int number(String name, int least) {
    try {
      var number = Integer.parseInt(text(name));
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below.
    }
    throw new IllegalArgumentException(name + " must be a number from " + least + " on.");
  }

  /// @throws IllegalArgumentException if it is neither `yes` nor `no`
  boolean choice(String name) {
    return switch (text(name)) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException(name + " must be yes or no.");
    };
  }

  /// Whether it has any value.
  boolean isGiven(String name) {
    return !text(name).isEmpty();
  }

  Path file(String name) {
    return Path.of(text(name)).toAbsolutePath();
  }

  Optional<Path> path(String name) {
    return Optional.of(name).filter(this::isGiven).map(this::file);
  }
}
