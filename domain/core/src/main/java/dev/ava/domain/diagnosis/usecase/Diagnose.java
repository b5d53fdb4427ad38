package dev.ava.domain.diagnosis.usecase;

import dev.ava.domain.diagnosis.Verdict;
import dev.ava.domain.diagnosis.Verdict.Answer;
import dev.ava.domain.shared.Caller;
import java.time.Instant;
import java.util.List;

/// Finds out whether an installation is set up right, and says what to mend. Never takes longer
/// than nine seconds, whatever does not answer.
public interface Diagnose {
  Outcome diagnose(Command command);

  /// @param isRoundTrip whether something may be sent and stored to see whether it comes through;
  ///     otherwise nothing is changed anywhere
  record Command(Caller.Service caller, boolean isRoundTrip) {}

  /// @param at when it was begun
  /// @param verdicts one for each question, in the order of the questions
  record Outcome(Instant at, boolean isRoundTrip, List<Verdict> verdicts) {
    public Outcome {
      verdicts = List.copyOf(verdicts);
    }

    /// Whether every question is answered with yes.
    public boolean isWell() {
      return verdicts.stream().allMatch(verdict -> verdict.answer() == Answer.YES);
    }
  }
}
