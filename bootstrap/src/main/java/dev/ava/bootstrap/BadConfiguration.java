package dev.ava.bootstrap;

import java.util.List;
import java.util.stream.Collectors;

/// The configuration is wrong, and this is the whole list of what to mend. Holds no secret.
final class BadConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  BadConfiguration(List<String> problems) {
    super(
        problems.stream()
            .map(problem -> "  - " + problem)
            .collect(
                Collectors.joining("\n", "Ava does not start with this configuration:\n", "")));
    this.problems = List.copyOf(problems);
  }

  List<String> problems() {
    return problems;
  }
}
