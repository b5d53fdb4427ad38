package dev.ava.bootstrap.queue;

import dev.ava.domain.shared.InvalidValue;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What the commands on the queues have in common. Exit codes: 0 for success, 1 for a refusal or a
/// failure, 2 for a mistake in the call.
abstract class QueueTask implements Callable<Integer> {
  private final Supplier<Queues> open;
  @Spec private CommandSpec spec = CommandSpec.create();

  QueueTask(Supplier<Queues> open) {
    this.open = open;
  }

  /// Does something with the queues, which are open meanwhile.
  ///
  /// @param work gives back the exit code
  final int with(ToIntFunction<Queues> work) {
    try (var queues = open.get()) {
      return work.applyAsInt(queues);
    } catch (Refusal refusal) {
      spec.commandLine().getErr().println(refusal.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  /// What a person typed, made into a value of the domain.
  ///
  /// @throws ParameterException if it is none
  final <T> T valid(Supplier<T> value) {
    try {
      return value.get();
    } catch (InvalidValue wrong) {
      throw wrong(String.valueOf(wrong.getMessage()));
    }
  }

  final ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
