package dev.ava.bootstrap;

import dev.ava.postgres.Migrations;
import io.micronaut.context.ApplicationContext;
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
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var configuration = Configuration.read(System.getenv());
    try (var context = AvaServer.context(configuration)) {
      int run = migrate(context);
      spec.commandLine()
          .getOut()
          .printf("The schema is up to date; %d migrations were run.%n", run);
    }
    return CommandLine.ExitCode.OK;
  }

  private static int migrate(ApplicationContext context) {
    return context.getBean(Migrations.class).run();
  }
}
