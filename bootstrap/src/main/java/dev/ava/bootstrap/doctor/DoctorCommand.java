package dev.ava.bootstrap.doctor;

import dev.ava.domain.diagnosis.usecase.Diagnose;
import dev.ava.domain.shared.Caller;
import dev.ava.simulator.DiagnosisJson;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `ava doctor`: exit code 0 if every question is answered with yes, 1 if not, 2 for a mistake in
/// the call or the configuration.
@Command(
    name = "doctor",
    description =
        "Say whether this installation can receive, can send, may scale and is isolated, and what to"
            + " mend. Changes nothing, and takes ten seconds at most.",
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean isJson;

  @Option(
      names = "--roundtrip",
      description =
          "Also post a webhook to this installation itself, signed and forged; the inbox keeps one"
              + " item of it.")
  private boolean isRoundTrip;

  private final Supplier<Doctor> open;
  @Spec private CommandSpec spec = CommandSpec.create();

  private DoctorCommand(Supplier<Doctor> open) {
    this.open = open;
  }

  /// The command.
  public static CommandLine on(Supplier<Doctor> open) {
    return new CommandLine(new DoctorCommand(open));
  }

  @Override
  public Integer call() throws IOException {
    Diagnose.Outcome outcome;
    try (var doctor = open.get()) {
      outcome =
          doctor.diagnose().diagnose(new Diagnose.Command(Caller.Service.OPERATOR, isRoundTrip));
    }
    var out = spec.commandLine().getOut();
    out.println(
        isJson
            ? JsonMapper.createDefault().writeValueAsString(DiagnosisJson.of(outcome))
            : DoctorText.of(outcome));
    out.flush();
    return outcome.isWell() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
