package dev.ava.auth;

import io.micronaut.http.client.HttpClientConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// How the HTTP client behaves towards Supabase Auth: nothing is done twice, no password goes
/// anywhere else, and every error is an answer.
@Singleton
@SupabaseSignIn
final class SupabaseClientConfiguration extends HttpClientConfiguration {
  /// Shorter than any server keeps an idle connection, so that hardly a call meets one that is
  /// being closed.
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(10);

  private static final int LONGEST_ANSWER = 1024 * 1024;

  private final ConnectionPoolConfiguration pool = new ConnectionPoolConfiguration();

  SupabaseClientConfiguration(SupabaseSettings settings) {
    setConnectTimeout(settings.connectTimeout());
    setReadTimeout(settings.readTimeout());
    setRequestTimeout(settings.longestCall());
    setConnectionPoolIdleTimeout(LONGEST_IDLE);
    setMaxContentLength(LONGEST_ANSWER);
    setAlpnModes(List.of("http/1.1"));
    setFollowRedirects(false);
    setExceptionOnErrorStatus(false);
  }

  @Override
  public ConnectionPoolConfiguration getConnectionPoolConfiguration() {
    return pool;
  }
}
