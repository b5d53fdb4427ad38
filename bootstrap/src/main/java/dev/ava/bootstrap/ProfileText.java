package dev.ava.bootstrap;

import dev.ava.bootstrap.queue.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A profile, or the difference of two, on one screen.
final class ProfileText {
  private ProfileText() {}

  static String of(Profile profile) {
    return paragraphs(
        "Profile %s, because APP_ENV %s."
            .formatted(profile.name(), profile.isSet() ? "says so" : "is not set"),
        bindings(profile),
        variables(profile),
        profile.unread().isEmpty()
            ? ""
            : "Set, but not read in this profile: " + String.join(", ", profile.unread()),
        problems(profile, "Ava does not start with this configuration:"));
  }

  static String of(ProfileDifference difference) {
    var left = difference.left().name();
    var right = difference.right().name();
    return paragraphs(
        lines("SERVICE", left, right, difference.services()),
        difference.variables().isEmpty()
            ? ""
            : lines("VARIABLE", left, right, difference.variables()),
        problems(difference.left(), "As %s, Ava does not start:".formatted(left)),
        left.equals(right)
            ? ""
            : problems(difference.right(), "As %s, Ava does not start:".formatted(right)));
  }

  private static String bindings(Profile profile) {
    var table = new Table(List.of("SERVICE", "BOUND TO", "BECAUSE OF"));
    for (var service : Profile.SERVICES) {
      var binding = profile.binding(service);
      table.add(
          List.of(
              service,
              binding.map(Binding::to).orElse("nothing"),
              binding.map(Binding::because).orElse("what is wrong, see below")));
    }
    return table.text();
  }

  private static String variables(Profile profile) {
    var table = new Table(List.of("VARIABLE", "VALUE", "FROM"));
    Stream.concat(Stream.of(""), Profile.SERVICES.stream())
        .flatMap(service -> profile.settings(service).stream())
        .forEach(setting -> table.add(List.of(setting.variable(), setting.shown(), from(setting))));
    return table.text();
  }

  private static String from(Setting setting) {
    return switch (setting.origin()) {
      case SET -> "environment";
      case DEFAULT -> "default";
      case MISSING -> "not set";
    };
  }

  private static String lines(
      String head, String left, String right, List<ProfileDifference.Line> lines) {
    var table =
        new Table(List.of(head, left.toUpperCase(Locale.ROOT), right.toUpperCase(Locale.ROOT)));
    lines.forEach(line -> table.add(List.of(line.what(), line.left(), line.right())));
    return table.text();
  }

  private static String problems(Profile profile, String head) {
    return profile.problems().isEmpty()
        ? ""
        : profile.problems().stream()
            .map(problem -> "  - " + problem)
            .collect(Collectors.joining("\n", head + "\n", ""));
  }

  private static String paragraphs(String... paragraphs) {
    return Stream.of(paragraphs)
        .flatMap(text -> Optional.of(text).filter(any -> !any.isEmpty()).stream())
        .collect(Collectors.joining("\n\n"));
  }
}
