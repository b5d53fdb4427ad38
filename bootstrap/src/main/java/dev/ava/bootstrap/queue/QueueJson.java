package dev.ava.bootstrap.queue;

import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.usecase.InspectQueues;
import dev.ava.domain.messaging.usecase.ListQueued;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The same as the text, for programs: snake_case, times in ISO-8601 UTC, `null` for what is not
/// there.
final class QueueJson {
  private static final long MILLIS = 1_000;

  private QueueJson() {}

  static JsonNode of(InspectQueues.Outcome outcome) {
    var fields = new LinkedHashMap<String, JsonNode>();
    fields.put("at", time(outcome.at()));
    fields.put(
        "inbox",
        census(
            EnumSet.complementOf(EnumSet.of(Inbox.State.DONE)),
            outcome.inbox().counts(),
            outcome.inbox().oldest(),
            outcome.at()));
    fields.put(
        "outbox",
        census(
            EnumSet.complementOf(EnumSet.of(Outbox.State.ACCEPTED)),
            outcome.outbox().counts(),
            outcome.outbox().oldest(),
            outcome.at()));
    fields.put("numbers", array(outcome.numbers(), QueueJson::number));
    return JsonNode.createObjectNode(fields);
  }

  static JsonNode of(ListQueued.Which which, ListQueued.Outcome outcome) {
    var fields = new LinkedHashMap<String, JsonNode>();
    fields.put("which", text(Words.of(which)));
    fields.put("inbox", array(outcome.inbox(), QueueJson::item));
    fields.put("outbox", array(outcome.outbox(), QueueJson::message));
    return JsonNode.createObjectNode(fields);
  }

  private static <S extends Enum<S>> JsonNode census(
      EnumSet<S> states, Map<S, Long> counts, Optional<Instant> oldest, Instant now) {
    var fields = new LinkedHashMap<String, JsonNode>();
    states.forEach(
        state ->
            fields.put(Words.of(state), JsonNode.createNumberNode(counts.getOrDefault(state, 0L))));
    fields.put("oldest", time(oldest.orElse(null)));
    fields.put(
        "oldest_seconds",
        JsonNode.createNumberNode(
            oldest
                .map(since -> Duration.between(since, now).toMillis() / (double) MILLIS)
                .map(seconds -> Math.max(0, seconds))
                .orElse(0.0)));
    return JsonNode.createObjectNode(fields);
  }

  private static JsonNode number(BusinessNumbers.State number) {
    var fields = new LinkedHashMap<String, JsonNode>();
    fields.put("phone_number_id", text(number.number().value()));
    fields.put("standing", text(Words.of(number.standing())));
    fields.put("since", time(number.since()));
    fields.put("until", time(number.until()));
    why(fields, number.why());
    return JsonNode.createObjectNode(fields);
  }

  private static JsonNode item(Inbox.Entry entry) {
    var fields = new LinkedHashMap<String, JsonNode>();
    fields.put("id", JsonNode.createNumberNode(entry.id()));
    fields.put("state", text(Words.of(entry.state())));
    fields.put("person", text(Words.person(entry.lane())));
    fields.put("arrived_at", time(entry.arrivedAt()));
    fields.put("due_at", time(entry.dueAt()));
    fields.put("attempts", JsonNode.createNumberNode(entry.attempts()));
    fields.put("reason", text(entry.reason() == null ? null : Words.reason(entry.reason())));
    return JsonNode.createObjectNode(fields);
  }

  private static JsonNode message(Outbox.Entry entry) {
    var fields = new LinkedHashMap<String, JsonNode>();
    fields.put("id", text(entry.id().toString()));
    fields.put("state", text(Words.of(entry.state())));
    fields.put("phone_number_id", text(entry.from().value()));
    fields.put("created_at", time(entry.createdAt()));
    fields.put("changed_at", time(entry.changedAt()));
    fields.put("due_at", time(entry.dueAt()));
    fields.put("attempts", JsonNode.createNumberNode(entry.attempts()));
    why(fields, entry.why());
    return JsonNode.createObjectNode(fields);
  }

  private static void why(Map<String, JsonNode> fields, @Nullable SendFailure why) {
    var code = why == null ? null : why.code();
    fields.put("code", code == null ? JsonNode.nullNode() : JsonNode.createNumberNode(code));
    fields.put("reason", text(why == null ? null : Words.reason(why)));
    fields.put("meaning", text(why == null ? null : why.meaning()));
    fields.put("remedy", text(why == null ? null : why.remedy()));
  }

  private static <T> JsonNode array(List<T> values, Function<T, JsonNode> node) {
    return JsonNode.createArrayNode(values.stream().map(node).toList());
  }

  private static JsonNode time(@Nullable Instant time) {
    return text(time == null ? null : time.toString());
  }

  private static JsonNode text(@Nullable String text) {
    return text == null ? JsonNode.nullNode() : JsonNode.createStringNode(text);
  }
}
