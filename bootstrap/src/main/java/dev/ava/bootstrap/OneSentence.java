package dev.ava.bootstrap;

import dev.ava.domain.shared.port.Corrupt;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.postgres.DatabaseUnusable;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/// Turns what stops a command into something a person can act on: one sentence for what has a known
/// cause, and the stack trace only for a defect.
final class OneSentence {
  private OneSentence() {}

  /// Says why a command has ended.
  ///
  /// @return its exit code
  static int say(Exception failure, PrintWriter err) {
    if (failure instanceof BadConfiguration bad) {
      err.println(bad.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    known(failure).ifPresentOrElse(err::println, () -> failure.printStackTrace(err));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static Optional<String> known(Throwable failure) {
    return causes(failure).flatMap(cause -> sentence(cause).stream()).findFirst();
  }

  /// What the innermost cause says that says anything, without the full stop.
  private static String deepest(Throwable failure) {
    return causes(failure)
        .flatMap(cause -> Optional.ofNullable(cause.getMessage()).stream())
        .reduce((outer, inner) -> inner)
        .map(said -> said.strip().replaceFirst("\\.$", ""))
        .orElse("no reason is known");
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(32);
  }

  private static Optional<String> sentence(Throwable cause) {
    return switch (cause) {
      case DatabaseUnusable unusable -> Optional.ofNullable(unusable.getMessage());
      case Unavailable away ->
          Optional.of("The database does not answer: %s.".formatted(deepest(away)));
      case Corrupt corrupt -> Optional.ofNullable(corrupt.getMessage());
      case ConfigurationException bad when bad.getCause() == null ->
          Optional.ofNullable(bad.getMessage());
      case BindException taken ->
          Optional.of("The port is in use by another program. Set PORT to a free one.");
      default -> Optional.empty();
    };
  }
}
