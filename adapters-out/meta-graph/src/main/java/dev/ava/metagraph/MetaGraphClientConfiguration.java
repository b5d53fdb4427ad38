package dev.ava.metagraph;

import io.micronaut.http.client.HttpClientConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// How the HTTP client behaves towards Meta: nothing is done twice, the token goes nowhere else,
/// and every end can be told from the others.
@Singleton
final class MetaGraphClientConfiguration extends HttpClientConfiguration {
  /// Shorter than any server keeps an idle connection, so that hardly a message meets one that is
  /// being closed: such a message would be unknown.
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(10);

  private static final int LONGEST_ANSWER = 1024 * 1024;

  /// How many connections are made at the same time at the most. Whoever waits for one waits for
  /// all that are made before.
  private static final int CONNECTIONS_MADE_AT_ONCE = 64;

  private final ConnectionPoolConfiguration pool = new ConnectionPoolConfiguration();

  MetaGraphClientConfiguration(MetaGraphSettings settings) {
    setConnectTimeout(settings.connectTimeout());
    setReadTimeout(settings.readTimeout());
    setRequestTimeout(settings.longestSend());
    setConnectionPoolIdleTimeout(LONGEST_IDLE);
    setMaxContentLength(LONGEST_ANSWER);
    setAlpnModes(List.of("http/1.1"));
    setFollowRedirects(false);
    setExceptionOnErrorStatus(false);
    pool.setMaxPendingConnections(CONNECTIONS_MADE_AT_ONCE);
  }

  @Override
  public ConnectionPoolConfiguration getConnectionPoolConfiguration() {
    return pool;
  }
}
