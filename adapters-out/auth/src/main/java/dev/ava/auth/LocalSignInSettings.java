package dev.ava.auth;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The settings of the built-in sign-in, checked at start.
///
/// @param issuer the claim `iss` of every token: an absolute URL, compared letter by letter
/// @param bcryptCost the work of one password hash, 4 to 16; each step doubles it. Hashes of
///     another cost stay valid and keep their cost, so after a change an unknown e-mail address
///     (new cost) can be told by time from an old account (old cost)
/// @param accessTokenLifetime whole seconds, 1 second to 24 hours: how long a stolen token works,
///     since sign-out does not reach it
/// @param refreshTokenLifetime counted anew with every refresh; longer than the access token's and
///     at most 400 days
@Context
@LocalSignIn
@ConfigurationProperties("ava.sign-in")
record LocalSignInSettings(
    String issuer, int bcryptCost, Duration accessTokenLifetime, Duration refreshTokenLifetime)
    implements SignInSettings {
  private static final Duration LONGEST_ACCESS = Duration.ofHours(24);
  private static final Duration LONGEST_REFRESH = Duration.ofDays(400);

  /// Reads the properties. Without `ava.sign-in.issuer` it is `${ava.public-url}/auth/v1`.
  @ConfigurationInject
  LocalSignInSettings(
      @Property(name = "ava.public-url") String publicUrl,
      @Nullable String issuer,
      @Bindable(defaultValue = "10") int bcryptCost,
      @Bindable(defaultValue = "1h") Duration accessTokenLifetime,
      @Bindable(defaultValue = "30d") Duration refreshTokenLifetime) {
    this(
        issuer == null ? publicUrl + "/auth/v1" : issuer,
        bcryptCost,
        accessTokenLifetime,
        refreshTokenLifetime);
  }

  /// @throws ConfigurationException with one sentence that names the property and its rule
  LocalSignInSettings {
    unless(
        isAbsoluteUrl(issuer),
        "ava.sign-in.issuer is an absolute URL such as https://ava.example.org/auth/v1, not \""
            + issuer
            + "\".");
    unless(
        bcryptCost >= 4 && bcryptCost <= 16,
        "ava.sign-in.bcrypt-cost is a number from 4 to 16, not " + bcryptCost + ".");
    unless(
        accessTokenLifetime.toSeconds() >= 1
            && accessTokenLifetime.toNanosPart() == 0
            && accessTokenLifetime.compareTo(LONGEST_ACCESS) <= 0,
        "ava.sign-in.access-token-lifetime is a number of whole seconds from 1s to 24h, not "
            + accessTokenLifetime
            + ".");
    unless(
        refreshTokenLifetime.compareTo(accessTokenLifetime) > 0
            && refreshTokenLifetime.compareTo(LONGEST_REFRESH) <= 0,
        "ava.sign-in.refresh-token-lifetime is longer than the access token's and at most 400d, not "
            + refreshTokenLifetime
            + ".");
  }

  private static boolean isAbsoluteUrl(String text) {
    try {
      var url = URI.create(text);
      return url.getHost() != null
          && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void unless(boolean holds, String sentence) {
    if (!holds) {
      throw new ConfigurationException(sentence);
    }
  }
}
