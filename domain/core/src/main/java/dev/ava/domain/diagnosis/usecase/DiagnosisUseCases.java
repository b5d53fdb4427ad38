package dev.ava.domain.diagnosis.usecase;

import dev.ava.domain.diagnosis.Secrets;
import dev.ava.domain.diagnosis.port.Examiner;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;

/// The use cases of diagnosis, wired to their ports.
public final class DiagnosisUseCases {
  private static final Duration LONGEST = Duration.ofSeconds(9);

  private DiagnosisUseCases() {}

  /// @param examiners of every part of the installation
  /// @param secrets what no finding may say, whoever wrote it
  public static Diagnose diagnose(Collection<Examiner> examiners, Secrets secrets, Clock clock) {
    return diagnose(examiners, secrets, clock, LONGEST);
  }

  static Diagnose diagnose(
      Collection<Examiner> examiners, Secrets secrets, Clock clock, Duration longest) {
    return new DiagnoseService(examiners, secrets, clock, longest);
  }
}
