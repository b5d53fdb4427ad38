package dev.ava.bootstrap;

import dev.ava.bootstrap.doctor.Doctor;
import dev.ava.domain.diagnosis.usecase.Diagnose;
import java.util.Map;

/// Opens what a diagnosis needs, beside a server that may be running. Nothing of it is used before
/// the diagnosis asks for it, so whatever does not work is found and stops nothing.
final class DoctorAccess {
  /// Nothing is migrated, served, handled, sent or made.
  private static final Map<String, Object> NOTHING_ELSE =
      Map.of(
          "ava.database.migrate-on-start", false,
          "ava.database.attach", true,
          "ava.sign-in.kind", "none",
          "ava.simulator.enabled", false,
          "ava.workers.enabled", false,
          "ava.webhook.beside-server", true,
          "micronaut.metrics.enabled", false);

  private DoctorAccess() {}

  /// Opens it for the installation that environment variables describe.
  ///
  /// @throws BadConfiguration if the variables are wrong
  static Doctor open(Map<String, String> variables) {
    var context = AvaServer.context(Configuration.read(variables).with(NOTHING_ELSE));
    try {
      context.start();
      return new Doctor(context.getBean(Diagnose.class), context::close);
    } catch (RuntimeException failure) {
      context.close();
      throw failure;
    }
  }
}
