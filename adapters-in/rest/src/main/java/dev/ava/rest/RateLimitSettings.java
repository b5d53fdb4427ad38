package dev.ava.rest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How often somebody may ask for anything at all, try to sign up or in, or take an export. An
/// allowance comes back evenly over its period.
///
/// @param requestsPerAddress requests from one client address, signed in or not
/// @param requestsPerUser requests of one signed-in person, from wherever
/// @param signInPerAddress tries from one client address
/// @param signInPerAccount failed tries for one e-mail address, from wherever
/// @param signUpPerAddress tries from one client address
/// @param signUpPerAccount tries for one e-mail address, from wherever
/// @param exportPerAccount exports of one account
@Context
@ConfigurationProperties("ava.rate-limits")
record RateLimitSettings(
    @Bindable(defaultValue = "1200") int requestsPerAddress,
    @Bindable(defaultValue = "1m") Duration requestsPerAddressPeriod,
    @Bindable(defaultValue = "600") int requestsPerUser,
    @Bindable(defaultValue = "1m") Duration requestsPerUserPeriod,
    @Bindable(defaultValue = "30") int signInPerAddress,
    @Bindable(defaultValue = "1m") Duration signInPerAddressPeriod,
    @Bindable(defaultValue = "10") int signInPerAccount,
    @Bindable(defaultValue = "5m") Duration signInPerAccountPeriod,
    @Bindable(defaultValue = "10") int signUpPerAddress,
    @Bindable(defaultValue = "1m") Duration signUpPerAddressPeriod,
    @Bindable(defaultValue = "5") int signUpPerAccount,
    @Bindable(defaultValue = "5m") Duration signUpPerAccountPeriod,
    @Bindable(defaultValue = "5") int exportPerAccount,
    @Bindable(defaultValue = "10m") Duration exportPerAccountPeriod) {
  RateLimitSettings {
    requirePositive("requests-per-address", requestsPerAddress, requestsPerAddressPeriod);
    requirePositive("requests-per-user", requestsPerUser, requestsPerUserPeriod);
    requirePositive("sign-in-per-address", signInPerAddress, signInPerAddressPeriod);
    requirePositive("sign-in-per-account", signInPerAccount, signInPerAccountPeriod);
    requirePositive("sign-up-per-address", signUpPerAddress, signUpPerAddressPeriod);
    requirePositive("sign-up-per-account", signUpPerAccount, signUpPerAccountPeriod);
    requirePositive("export-per-account", exportPerAccount, exportPerAccountPeriod);
  }

  private static void requirePositive(String name, int times, Duration period) {
    if (times < 1 || !period.isPositive()) {
      throw new IllegalArgumentException("ava.rate-limits." + name + " is not above zero");
    }
  }
}
