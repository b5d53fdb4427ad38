package dev.ava.bootstrap.prove;

import dev.ava.bootstrap.queue.Format;
import dev.ava.bootstrap.queue.Refusal;
import dev.ava.postgres.IsolationReport;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `ava prove isolation`: exit code 0 if the database keeps everybody's rows apart, 1 if it does
/// not, or could not be asked, 2 for a mistake in the call or the configuration.
@Command(
    name = "isolation",
    description =
        "Try to get at other people's rows in every table of the database of this installation, and"
            + " see whether it can be done. Nothing is left behind.",
    mixinStandardHelpOptions = true)
final class IsolationCommand implements Callable<Integer> {
  @Mixin private Format format = new Format();

  private final Supplier<IsolationReport> proof;
  @Spec private CommandSpec spec = CommandSpec.create();

  IsolationCommand(Supplier<IsolationReport> proof) {
    this.proof = proof;
  }

  @Override
  public Integer call() {
    try {
      var report = proof.get();
      format.print(spec.commandLine().getOut(), report, IsolationText::of, IsolationJson::of);
      return report.isIsolated() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (Refusal refusal) {
      spec.commandLine().getErr().println(refusal.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}
