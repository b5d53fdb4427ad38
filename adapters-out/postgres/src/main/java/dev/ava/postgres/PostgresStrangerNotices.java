package dev.ava.postgres;

import dev.ava.domain.messaging.port.StrangerNotices;
import dev.ava.domain.preferences.WhatsAppSender;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

@Singleton
final class PostgresStrangerNotices implements StrangerNotices {
  private final NoticeRows rows;

  PostgresStrangerNotices(NoticeRows rows) {
    this.rows = rows;
  }

  @Override
  public boolean due(WhatsAppSender stranger, Duration interval, Instant now) {
    return rows.tell(stranger.key(), now, now.minus(interval)) == 1;
  }
}
