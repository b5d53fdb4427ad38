package dev.ava.postgres;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.preferences.WhatsAppSender;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

@Singleton
final class PostgresConversations implements Conversations {
  private static final long NANOS_IN_A_MICRO = 1_000;

  private final ConversationRows rows;
  private final Json json;

  PostgresConversations(ConversationRows rows, Json json) {
    this.rows = rows;
    this.json = json;
  }

  @Override
  public void heard(List<Heard> heard) {
    if (!heard.isEmpty()) {
      rows.heard(json.write(heard.stream().map(ConversationRow.Heard::of).toList()));
    }
  }

  @Override
  public Optional<Instant> lastHeard(PhoneNumberId number, WhatsAppSender person) {
    return rows.find(number.value(), person.key())
        .map(ConversationRow::heardAt)
        .map(OffsetDateTime::toInstant);
  }

  @Override
  public Optional<Instant> take(
      PhoneNumberId number, WhatsAppSender person, Duration interval, int burst, Instant now) {
    var asked = now.truncatedTo(ChronoUnit.MICROS);
    var micros = interval.toNanos() / NANOS_IN_A_MICRO;
    return rows.pay(number.value(), person.key(), micros, burst, asked) > 0
        ? Optional.empty()
        : rows.find(number.value(), person.key())
            .map(ConversationRow::paidUntil)
            .map(paid -> paid.toInstant().minus((burst - 1) * micros, ChronoUnit.MICROS));
  }
}
