package dev.ava.bootstrap.prove;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What Graph remembers: every request and every message that it took, in order. Thread-safe.
final class Acceptances {
  private final List<Taken> taken = new ArrayList<>();
  private final Set<String> texts = new HashSet<>();
  private final Set<UUID> outboxIds = new HashSet<>();
  private final Map<String, Integer> requests = new HashMap<>();
  private final Map<Treatment.Kind, Integer> treatments = new EnumMap<>(Treatment.Kind.class);
  private int copies;

  /// Counts a request to send this text, and says the how many'th it is.
  synchronized int request(String text) {
    return requests.merge(text, 1, Integer::sum);
  }

  synchronized void treated(Treatment.Kind kind) {
    treatments.merge(kind, 1, Integer::sum);
  }

  synchronized Taken take(String address, String text, String callback, String wamid) {
    var message = new Taken(wamid, address, text, callback);
    taken.add(message);
    copies += texts.add(text) ? 0 : 1;
    message.outboxId().ifPresent(outboxIds::add);
    return message;
  }

  /// Whether it ever took this message of the outbox.
  synchronized boolean took(UUID outboxId) {
    return outboxIds.contains(outboxId);
  }

  /// In the order in which they were taken.
  synchronized List<Taken> all() {
    return List.copyOf(taken);
  }

  /// How many different texts it took.
  synchronized int different() {
    return texts.size();
  }

  /// How many times it took a text that it had taken before.
  synchronized int copies() {
    return copies;
  }

  synchronized int howOften(Treatment.Kind... kinds) {
    return List.of(kinds).stream().mapToInt(kind -> treatments.getOrDefault(kind, 0)).sum();
  }
}
