package dev.ava.bootstrap.see;

import dev.ava.domain.account.usecase.SignIn;
import dev.ava.domain.shared.port.Unavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/// Counts how sign-ins end (`ava.sign.ins`). Those that a limit of Ava's own refuses do not get
/// here; they are in `ava.rate.limited`.
final class CountedSignIns implements SignIn {
  private static final String NAME = "ava.sign.ins";
  private static final List<String> OUTCOMES =
      List.of(
          "signed_in",
          "invalid_credentials",
          "confirmation_required",
          "account_inactive",
          "throttled",
          "unavailable");

  private final SignIn signIn;
  private final MeterRegistry meters;

  CountedSignIns(SignIn signIn, MeterRegistry meters) {
    this.signIn = signIn;
    this.meters = meters;
    OUTCOMES.forEach(this::counter);
  }

  @Override
  public Outcome signIn(Command command) {
    try {
      var outcome = signIn.signIn(command);
      counter(word(outcome)).increment();
      return outcome;
    } catch (Unavailable away) {
      counter("unavailable").increment();
      throw away;
    }
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.SignedIn signedIn -> "signed_in";
      case Outcome.InvalidCredentials() -> "invalid_credentials";
      case Outcome.ConfirmationRequired() -> "confirmation_required";
      case Outcome.AccountInactive() -> "account_inactive";
      case Outcome.Throttled throttled -> "throttled";
    };
  }

  private Counter counter(String outcome) {
    return meters.counter(NAME, "outcome", outcome);
  }
}
