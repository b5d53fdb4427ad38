package dev.ava.postgres;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.ava.domain.messaging.port.Conversations;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@Singleton
final class PostgresConversations implements Conversations {
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
  public Map<Talk, Instant> lastHeard(Set<Talk> talks) {
    var found = found(talks);
    return known(talks, talk -> Optional.ofNullable(found.get(talk)).map(ConversationRow::heardAt));
  }

  @Override
  public Map<Talk, Instant> take(Set<Talk> talks, Duration interval, int burst, Instant now) {
    var asked = now.truncatedTo(ChronoUnit.MICROS);
    var micros = Micros.of(interval);
    var paid =
        rows.pay(json(talks), micros, burst, asked).stream()
            .map(ConversationRow::talk)
            .collect(toSet());
    var none = talks.stream().filter(talk -> !paid.contains(TalkJson.of(talk))).collect(toSet());
    if (none.isEmpty()) {
      return Map.of();
    }
    var found = found(none);
    return known(
        none, talk -> Optional.ofNullable(found.get(talk)).map(row -> free(row, micros, burst)));
  }

  private Map<TalkJson, ConversationRow> found(Set<Talk> talks) {
    return rows.find(json(talks)).stream()
        .collect(toMap(ConversationRow::talk, Function.identity(), (row, same) -> row));
  }

  private static Map<Talk, Instant> known(
      Set<Talk> talks, Function<TalkJson, Optional<OffsetDateTime>> time) {
    var known = new HashMap<Talk, Instant>();
    for (var talk : talks) {
      time.apply(TalkJson.of(talk)).ifPresent(at -> known.put(talk, at.toInstant()));
    }
    return known;
  }

  private static @Nullable OffsetDateTime free(ConversationRow row, long micros, int burst) {
    var paid = row.paidUntil();
    return paid == null ? null : paid.minus((burst - 1) * micros, ChronoUnit.MICROS);
  }

  private String json(Set<Talk> talks) {
    return json.write(talks.stream().map(TalkJson::of).toList());
  }
}
