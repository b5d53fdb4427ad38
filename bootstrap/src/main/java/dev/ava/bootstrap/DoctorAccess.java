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
          "ava.database.at-start", false,
          "ava.simulator.enabled", false,
          "ava.workers.enabled", false,
          "ava.webhook.beside-server", true,
          "micronaut.metrics.enabled", false);

  private DoctorAccess() {}

  /// Opens it for the installation that environment variables describe.
  ///
  /// @throws BadConfiguration if the variables are wrong
  static Doctor open(Map<String, String> variables) {
    var context = AvaServer.context(without(Configuration.read(variables)));
    try {
      context.start();
      return new Doctor(context.getBean(Diagnose.class), context::close);
    } catch (RuntimeException failure) {
      context.close();
      throw failure;
    }
  }

  /// The built-in sign-in makes keys when it starts, and refuses to with bad ones. Supabase's does
  /// nothing until somebody signs in.
  private static Configuration without(Configuration configuration) {
    var quiet = configuration.with(NOTHING_ELSE);
    return "local".equals(configuration.properties().get("ava.sign-in.kind"))
        ? quiet.with(Map.of("ava.sign-in.kind", "none"))
        : quiet;
  }
}
