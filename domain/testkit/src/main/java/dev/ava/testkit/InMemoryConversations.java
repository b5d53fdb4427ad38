package dev.ava.testkit;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.preferences.WhatsAppSender;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The conversations in the in-memory store.
public final class InMemoryConversations implements Conversations {
  private final InMemoryStore store;

  public InMemoryConversations(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void heard(List<Heard> heard) {
    heard.forEach(each -> heard(each.number(), each.person(), each.at()));
  }

  private void heard(PhoneNumberId number, WhatsAppSender person, Instant at) {
    var row = row(number, person);
    if (row.heardAt() == null || row.heardAt().isBefore(at)) {
      rows().put(key(number, person), new ConversationRow(at, row.paidUntil()));
    }
  }

  @Override
  public Map<Talk, Instant> lastHeard(Set<Talk> talks) {
    var heard = new HashMap<Talk, Instant>();
    for (var talk : talks) {
      var at = row(talk.number(), talk.person()).heardAt();
      if (at != null) {
        heard.put(talk, at);
      }
    }
    return heard;
  }

  @Override
  public Map<Talk, Instant> take(Set<Talk> talks, Duration interval, int burst, Instant now) {
    var none = new HashMap<Talk, Instant>();
    for (var talk : talks) {
      take(talk.number(), talk.person(), interval, burst, now)
          .ifPresent(free -> none.put(talk, free));
    }
    return none;
  }

  private Optional<Instant> take(
      PhoneNumberId number, WhatsAppSender person, Duration interval, int burst, Instant now) {
    var row = row(number, person);
    var from = row.paidUntil() == null || row.paidUntil().isBefore(now) ? now : row.paidUntil();
    var free = from.minus(interval.multipliedBy(burst - 1L));
    if (free.isAfter(now)) {
      return Optional.of(free);
    }
    rows().put(key(number, person), new ConversationRow(row.heardAt(), from.plus(interval)));
    return Optional.empty();
  }

  private ConversationRow row(PhoneNumberId number, WhatsAppSender person) {
    return rows().getOrDefault(key(number, person), ConversationRow.NEW);
  }

  private Map<String, ConversationRow> rows() {
    var rows = store.tables().conversations;
    store.requireService();
    return rows;
  }

  private static String key(PhoneNumberId number, WhatsAppSender person) {
    return number.value() + ":" + person.key();
  }
}
