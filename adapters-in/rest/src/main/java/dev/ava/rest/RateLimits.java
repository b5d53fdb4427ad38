package dev.ava.rest;

import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import io.github.bucket4j.TimeMeter;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/// Slows down who guesses passwords, collects accounts or exports without end, counted on this
/// node. Counts the same for known and unknown e-mail addresses.
@Singleton
final class RateLimits {
  private final Allowance signInPerAddress;
  private final Allowance signInPerAccount;
  private final Allowance signUpPerAddress;
  private final Allowance signUpPerAccount;
  private final Allowance exportPerAccount;

  RateLimits(RateLimitSettings settings, TimeMeter time) {
    var keys = settings.trackedKeys();
    signInPerAddress =
        new Allowance(settings.signInPerAddress(), settings.signInPerAddressPeriod(), keys, time);
    signInPerAccount =
        new Allowance(settings.signInPerAccount(), settings.signInPerAccountPeriod(), keys, time);
    signUpPerAddress =
        new Allowance(settings.signUpPerAddress(), settings.signUpPerAddressPeriod(), keys, time);
    signUpPerAccount =
        new Allowance(settings.signUpPerAccount(), settings.signUpPerAccountPeriod(), keys, time);
    exportPerAccount =
        new Allowance(settings.exportPerAccount(), settings.exportPerAccountPeriod(), keys, time);
  }

  /// Counts a sign-up.
  ///
  /// @throws Refusal 429 if the address or the account has had too many
  void countSignUp(String address, EmailAddress email) {
    signUpPerAddress.take(address);
    signUpPerAccount.take(email.value());
  }

  /// Counts a sign-in, before the password is looked at.
  ///
  /// @throws Refusal 429 if the address or the account has had too many
  void countSignIn(String address, EmailAddress email) {
    signInPerAddress.take(address);
    signInPerAccount.take(email.value());
  }

  /// Takes a counted sign-in off the account again, because the password was right: nobody is
  /// locked out by signing in often.
  void forgiveSignIn(EmailAddress email) {
    signInPerAccount.giveBack(email.value());
  }

  /// Counts an export.
  ///
  /// @throws Refusal 429 if the account has had too many
  void countExport(UserId user) {
    exportPerAccount.take(user.toString());
  }

  @Factory
  static final class Time {
    @Singleton
    @Requires(missingBeans = TimeMeter.class)
    TimeMeter timeMeter() {
      return TimeMeter.SYSTEM_NANOTIME;
    }
  }
}
