package dev.ava.testkit;

import dev.ava.domain.messaging.port.StrangerNotices;
import dev.ava.domain.preferences.WhatsAppSender;
import java.time.Duration;
import java.time.Instant;

/// Notices to strangers in the in-memory store.
public final class InMemoryStrangerNotices implements StrangerNotices {
  private final InMemoryStore store;

  public InMemoryStrangerNotices(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public boolean due(WhatsAppSender stranger, Duration interval, Instant now) {
    var told = store.tables().toldStrangers;
    store.requireService();
    var last = told.get(stranger.key());
    if (last != null && now.isBefore(last.plus(interval))) {
      return false;
    }
    told.put(stranger.key(), now);
    return true;
  }
}
