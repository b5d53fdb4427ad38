package dev.ava.bootstrap;

import dev.ava.bootstrap.doctor.DoctorCommand;
import dev.ava.bootstrap.prove.ProveCommand;
import dev.ava.bootstrap.queue.QueueCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `ava`. Without a subcommand it serves.
@Command(
    name = "ava",
    description = "A self-hosted messaging backend. Without a subcommand it serves.",
    mixinStandardHelpOptions = true,
    versionProvider = AvaVersion.class,
    subcommands = {ServeCommand.class, MigrateCommand.class, RehearseCommand.class})
public final class Ava {
  /// The calls that serve and ask for nothing else. They do without the library of the command
  /// line, whose class files are of a version that Java keeps in no ahead-of-time cache.
  private static final Set<List<String>> SERVES = Set.of(List.of(), List.of("serve"));

  private Ava() {}

  /// Runs the command and ends the process with its exit code: 0 for success, 1 for a failure, 2
  /// for a mistake in the call or in the configuration.
  public static void main(String[] arguments) {
    LogFormat.choose(System.getenv());
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return SERVES.contains(List.of(arguments)) ? serve() : command(arguments);
  }

  private static int serve() {
    try {
      return Serving.untilStopped(
          System.getenv(), new PrintWriter(System.out, true, System.out.charset()));
    } catch (Exception failure) {
      return OneSentence.say(failure, new PrintWriter(System.err, true, System.err.charset()));
    }
  }

  private static int command(String... arguments) {
    return new CommandLine(new Ava())
        .addSubcommand(new ProfileCommand(System.getenv()))
        .addSubcommand(QueueCommand.on(() -> QueueAccess.open(System.getenv())))
        .addSubcommand(
            ProveCommand.on(QueueAccess::open, () -> IsolationAccess.prove(System.getenv())))
        .addSubcommand(DoctorCommand.on(() -> DoctorAccess.open(System.getenv())))
        .setExecutionExceptionHandler(
            (failure, command, _) -> OneSentence.say(failure, command.getErr()))
        .execute(arguments);
  }
}
