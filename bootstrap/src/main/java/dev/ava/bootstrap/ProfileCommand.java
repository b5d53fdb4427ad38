package dev.ava.bootstrap;

import dev.ava.bootstrap.queue.Format;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `ava profile`: what each service is bound to and why, without starting anything. Exit codes: 0,
/// or 2 if Ava would not start so.
@Command(
    name = "profile",
    description = "Show what each service is bound to, and why. Starts nothing, shows no secret.",
    mixinStandardHelpOptions = true)
final class ProfileCommand implements Callable<Integer> {
  private static final List<String> NAMES = List.of("local", "cloud");

  private final Map<String, String> variables;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Format format = new Format();

  @Option(
      names = "--diff",
      arity = "2",
      paramLabel = "PROFILE",
      description =
          "What would be different under two profiles, with the variables as they are: --diff local cloud")
  private List<String> compared = List.of();

  ProfileCommand(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  @Override
  public Integer call() {
    return compared.isEmpty() ? show(Profile.of(variables)) : compare();
  }

  private int show(Profile profile) {
    format.print(spec.commandLine().getOut(), profile, ProfileText::of, ProfileJson::of);
    return profile.problems().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.USAGE;
  }

  private int compare() {
    if (!NAMES.containsAll(compared)) {
      throw new ParameterException(
          spec.commandLine(), "The profiles are " + String.join(" and ", NAMES) + ".");
    }
    var difference =
        new ProfileDifference(
            Profile.of(compared.getFirst(), variables), Profile.of(compared.getLast(), variables));
    format.print(spec.commandLine().getOut(), difference, ProfileText::of, ProfileJson::of);
    return CommandLine.ExitCode.OK;
  }
}
