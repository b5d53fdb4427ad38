package dev.ava.auth;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where Supabase Auth is and how Ava speaks to it, checked at start.
///
/// @param authUrl where the paths `/signup`, `/token` and `/logout` are, without a slash at its end
/// @param issuer the claim `iss` of every token
/// @param anonKey the publishable key or the legacy `anon` key, sent as `apikey`
/// @param serviceKey an `sb_secret_` key or the legacy `service_role` key, with which users are
///     deleted
/// @param jwtSecret the project's legacy secret, for tokens signed with HS256; without it none is
///     believed
/// @param connectTimeout for the connection to stand, TLS not included
/// @param readTimeout how long Supabase may be silent
@Context
@SupabaseSignIn
@ConfigurationProperties("ava.supabase")
record SupabaseSettings(
    URI authUrl,
    String issuer,
    String anonKey,
    String serviceKey,
    @Nullable String jwtSecret,
    Duration connectTimeout,
    Duration readTimeout)
    implements SignInSettings {
  private static final int SHORTEST_SECRET = 32;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /// Reads the properties. Without `ava.supabase.auth-url` it is `${ava.supabase.url}/auth/v1`, and
  /// without `ava.sign-in.issuer` that is the issuer.
  @ConfigurationInject
  SupabaseSettings(
      @Nullable String url,
      @Nullable String authUrl,
      String anonKey,
      String serviceKey,
      @Nullable String jwtSecret,
      @Bindable(defaultValue = "3s") Duration connectTimeout,
      @Bindable(defaultValue = "10s") Duration readTimeout,
      @Property(name = "ava.sign-in.issuer") @Nullable String issuer) {
    this(
        address(url, authUrl),
        issuer == null ? address(url, authUrl).toString() : issuer,
        anonKey,
        serviceKey,
        jwtSecret,
        connectTimeout,
        readTimeout);
  }

  /// @throws ConfigurationException with one sentence that names the property and its rule, and
  ///     never a key
  SupabaseSettings {
    require(
        ("http".equals(authUrl.getScheme()) || "https".equals(authUrl.getScheme()))
            && authUrl.getHost() != null,
        "ava.supabase.url is no http or https address.");
    require(
        anonKey.chars().allMatch(c -> c > ' ' && c < 127) && !anonKey.isEmpty(),
        "ava.supabase.anon-key is blank or has characters that no key has.");
    require(
        !SupabaseKey.of(anonKey).isSecret(),
        "ava.supabase.anon-key is a secret key; the publishable or anon key belongs there.");
    require(
        SupabaseKey.of(serviceKey).isSecret(),
        "ava.supabase.service-key is no secret key; one that begins with sb_secret_, or the service_role key, belongs there.");
    require(
        jwtSecret == null || jwtSecret.getBytes(StandardCharsets.UTF_8).length >= SHORTEST_SECRET,
        "ava.supabase.jwt-secret has at least 32 bytes (RFC 7518, 3.2).");
    require(
        connectTimeout.isPositive()
            && readTimeout.isPositive()
            && connectTimeout.plus(readTimeout).compareTo(LONGEST) <= 0,
        "ava.supabase.connect-timeout and read-timeout are longer than nothing and at most 30 s together.");
  }

  /// Whether Supabase believes the address of the person that Ava calls for. Without that all people
  /// share one rate limit; a legacy key does not have that right.
  boolean speaksForOthers() {
    return SupabaseKey.of(serviceKey) == SupabaseKey.SECRET;
  }

  /// Whether the service key is a token, so that it has to be sent as one too. The new keys must not
  /// be.
  boolean serviceKeyIsToken() {
    return SupabaseKey.of(serviceKey) == SupabaseKey.LEGACY_SERVICE;
  }

  /// The most that one call takes.
  Duration longestCall() {
    return connectTimeout.plus(readTimeout);
  }

  /// Without keys and secret.
  @Override
  public String toString() {
    return "SupabaseSettings[" + authUrl + ", issuer " + issuer + "]";
  }

  private static URI address(@Nullable String url, @Nullable String authUrl) {
    require(url != null || authUrl != null, "ava.supabase.url is missing.");
    try {
      return URI.create((authUrl == null ? url + "/auth/v1" : authUrl).replaceFirst("/+$", ""));
    } catch (IllegalArgumentException unreadable) {
      throw new ConfigurationException("ava.supabase.url is no http or https address.");
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new ConfigurationException(rule);
    }
  }
}
