package dev.ava.bootstrap;

import dev.ava.domain.diagnosis.Secrets;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.domain.diagnosis.usecase.Diagnose;
import dev.ava.domain.diagnosis.usecase.DiagnosisUseCases;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/// Wires the diagnosis to whoever can examine a part of the installation.
@Factory
final class DiagnosisWiring {
  @Singleton
  Diagnose diagnose(List<Examiner> examiners, Secrets secrets, Clock clock) {
    return DiagnosisUseCases.diagnose(examiners, secrets, clock);
  }
}
