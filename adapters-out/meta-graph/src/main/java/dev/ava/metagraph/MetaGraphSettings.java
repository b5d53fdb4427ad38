package dev.ava.metagraph;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/// Where the Graph API is and how Ava speaks to it.
///
/// @param graphUrl may have a path, as the simulator's has
/// @param graphVersion such as `v25.0`
/// @param accessToken of a system user
/// @param connectTimeout for the connection to stand, TLS not included
/// @param readTimeout how long Meta may be silent
@ConfigurationProperties("ava.whatsapp")
record MetaGraphSettings(
    URI graphUrl,
    @Bindable(defaultValue = "v25.0") String graphVersion,
    String accessToken,
    @Bindable(defaultValue = "5s") Duration connectTimeout,
    @Bindable(defaultValue = "20s") Duration readTimeout) {
  /// A message of the outbox is leased for 35 s. The rest is for waiting until it may go out and
  /// for recording the result.
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}\\.[0-9]{1,3}");
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");

  /// @throws ConfigurationException if a request could not be made, or take longer than a message
  ///     is ours
  MetaGraphSettings {
    require(
        ("http".equals(graphUrl.getScheme()) || "https".equals(graphUrl.getScheme()))
            && graphUrl.getHost() != null,
        "ava.whatsapp.graph-url is no http or https address.");
    require(
        VERSION.matcher(graphVersion).matches(), "ava.whatsapp.graph-version looks like v25.0.");
    require(
        TOKEN.matcher(accessToken).matches(),
        "ava.whatsapp.access-token is blank or has characters that no token has.");
    require(
        connectTimeout.isPositive() && readTimeout.isPositive(),
        "ava.whatsapp.connect-timeout and read-timeout are longer than nothing.");
    require(
        connectTimeout.plus(readTimeout).compareTo(LONGEST) <= 0,
        "ava.whatsapp.connect-timeout and read-timeout are at most 30 s together.");
  }

  /// The most that one send takes.
  Duration longestSend() {
    return connectTimeout.plus(readTimeout);
  }

  /// Without the token.
  @Override
  public String toString() {
    return "MetaGraphSettings[" + graphUrl + ", " + graphVersion + "]";
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new ConfigurationException(rule);
    }
  }
}
