package dev.ava.bootstrap;

import dev.ava.bootstrap.doctor.DoctorCommand;
import dev.ava.bootstrap.prove.ProveCommand;
import dev.ava.bootstrap.queue.QueueCommand;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `ava`. Without a subcommand it serves.
@Command(
    name = "ava",
    description = "A self-hosted messaging backend. Without a subcommand it serves.",
    mixinStandardHelpOptions = true,
    versionProvider = AvaVersion.class,
    subcommands = {ServeCommand.class, MigrateCommand.class})
public final class Ava {
  private static final String USUAL_COMMAND = "serve";

  private Ava() {}

  /// Runs the command and ends the process with its exit code: 0 for success, 1 for a failure, 2
  /// for a mistake in the call or in the configuration.
  public static void main(String[] arguments) {
    LogFormat.choose(System.getenv());
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new Ava())
        .addSubcommand(new ProfileCommand(System.getenv()))
        .addSubcommand(QueueCommand.on(() -> QueueAccess.open(System.getenv())))
        .addSubcommand(
            ProveCommand.on(QueueAccess::open, () -> IsolationAccess.prove(System.getenv())))
        .addSubcommand(DoctorCommand.on(() -> DoctorAccess.open(System.getenv())))
        .setExecutionExceptionHandler(new OneSentence())
        .execute(
            arguments.length == 0
                ? new String[] {USUAL_COMMAND}
                : Arrays.copyOf(arguments, arguments.length));
  }
}
