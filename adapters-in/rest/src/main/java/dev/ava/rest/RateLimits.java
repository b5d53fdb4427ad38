package dev.ava.rest;

import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Allowances;
import dev.ava.domain.shared.port.Allowances.Answer;
import dev.ava.domain.shared.port.Allowances.Limit;
import dev.ava.domain.shared.port.Allowances.Subject;
import dev.ava.domain.shared.port.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/// Slows down who asks for too much, guesses passwords, collects accounts or exports without end.
/// Counts the same for known and unknown e-mail addresses. Who is slowed down is counted
/// (`ava.rate.limited`).
@Singleton
final class RateLimits {
  private final Allowances allowances;
  private final MeterRegistry meters;
  private final Limit requestsPerAddress;
  private final Limit requestsPerUser;
  private final Limit signInPerAddress;
  private final Limit signInPerAccount;
  private final Limit signUpPerAddress;
  private final Limit signUpPerAccount;
  private final Limit exportPerAccount;

  RateLimits(RateLimitSettings settings, Allowances allowances, MeterRegistry meters) {
    this.allowances = allowances;
    this.meters = meters;
    requestsPerAddress =
        new Limit(
            "requests-per-address",
            settings.requestsPerAddress(),
            settings.requestsPerAddressPeriod());
    requestsPerUser =
        new Limit(
            "requests-per-user", settings.requestsPerUser(), settings.requestsPerUserPeriod());
    signInPerAddress =
        new Limit(
            "sign-in-per-address", settings.signInPerAddress(), settings.signInPerAddressPeriod());
    signInPerAccount =
        new Limit(
            "sign-in-per-account", settings.signInPerAccount(), settings.signInPerAccountPeriod());
    signUpPerAddress =
        new Limit(
            "sign-up-per-address", settings.signUpPerAddress(), settings.signUpPerAddressPeriod());
    signUpPerAccount =
        new Limit(
            "sign-up-per-account", settings.signUpPerAccount(), settings.signUpPerAccountPeriod());
    exportPerAccount =
        new Limit(
            "export-per-account", settings.exportPerAccount(), settings.exportPerAccountPeriod());
  }

  /// Counts a request of a client.
  ///
  /// @throws Refusal 429 if the address has made too many
  Standing countRequest(String address) {
    return take("address", requestsPerAddress, new Subject.Address(address));
  }

  /// Counts a request of a signed-in person.
  ///
  /// @throws Refusal 429 if the person has made too many
  Standing countRequest(UserId user) {
    return take("user", requestsPerUser, new Subject.Person(user));
  }

  /// Counts a sign-up.
  ///
  /// @throws Refusal 429 if the address or the account has had too many
  void countSignUp(String address, EmailAddress email) {
    take("sign-up", signUpPerAddress, new Subject.Address(address));
    take("sign-up", signUpPerAccount, new Subject.Account(email));
  }

  /// Counts a sign-in before the password is looked at, and takes it off the account again if that
  /// could not be done: nobody is locked out while something is away.
  ///
  /// @param look looks at the password
  /// @throws Refusal 429 if the address or the account has had too many; then nothing is looked at
  <T> T countSignIn(String address, EmailAddress email, Supplier<T> look) {
    take("sign-in", signInPerAddress, new Subject.Address(address));
    take("sign-in", signInPerAccount, new Subject.Account(email));
    try {
      return look.get();
    } catch (Unavailable notLookedAt) {
      forgiveSignIn(email);
      throw notLookedAt;
    }
  }

  /// Takes a counted sign-in off the account again, because the password was right: nobody is
  /// locked out by signing in often.
  void forgiveSignIn(EmailAddress email) {
    allowances.giveBack(signInPerAccount, new Subject.Account(email));
  }

  /// Counts an export.
  ///
  /// @throws Refusal 429 if the account has had too many
  void countExport(UserId user) {
    take("export", exportPerAccount, new Subject.Person(user));
  }

  private Standing take(String scope, Limit limit, Subject subject) {
    return switch (allowances.take(limit, subject)) {
      case Answer.Taken(var left, var wholeIn) -> new Standing(scope, limit, left, wholeIn);
      case Answer.Spent(var retryAfter) -> {
        meters.counter("ava.rate.limited", "scope", scope).increment();
        throw Refusal.of(ProblemCode.TOO_MANY_REQUESTS, retryAfter);
      }
    };
  }
}
