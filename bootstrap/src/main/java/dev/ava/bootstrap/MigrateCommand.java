package dev.ava.bootstrap;

import dev.ava.postgres.Migrations;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `ava migrate`: brings the schema up to date and ends.
@Command(
    name = "migrate",
    description = "Bring the database schema up to date.",
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
  /// No migration before the one that is asked for, no keys, no workers.
  private static final Map<String, Object> NOTHING_ELSE =
      Map.of(
          "ava.database.migrate-on-start", false,
          "ava.sign-in.kind", "none",
          "ava.workers.enabled", false);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var configuration = Configuration.read(System.getenv()).with(NOTHING_ELSE);
    try (var context = AvaServer.context(configuration).start()) {
      var run = context.getBean(Migrations.class).run();
      spec.commandLine()
          .getOut()
          .printf("The schema is up to date; %d migrations were run.%n", run);
    }
    return CommandLine.ExitCode.OK;
  }
}
