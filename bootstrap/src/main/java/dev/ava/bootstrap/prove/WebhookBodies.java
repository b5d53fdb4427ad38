package dev.ava.bootstrap.prove;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ava.bootstrap.scratch.BusinessNumber;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Writes webhooks in Meta's shapes, everything in them shuffled: the messages, their contacts, and
/// over how many entries they are spread. Only the timestamps tell the order.
final class WebhookBodies {
  private static final double ONE_CHANGE_PERCENT = 60;

  private final JsonMapper json = JsonMapper.createDefault();
  private final BusinessNumber number;
  private final List<Sender> senders;
  private final long firstSecond;

  /// @param firstSecond the Unix time at which everybody says their first message
  WebhookBodies(BusinessNumber number, List<Sender> senders, long firstSecond) {
    this.number = number;
    this.senders = senders;
    this.firstSecond = firstSecond;
  }

  byte[] messages(Collection<Said> messages, SplittableRandom random) {
    return body(messages, random, this::messages);
  }

  byte[] statuses(Collection<StatusReport> reports, SplittableRandom random) {
    return body(
        reports, random, (some, _) -> Map.of("statuses", some.stream().map(this::status).toList()));
  }

  private <T> byte[] body(
      Collection<T> items,
      SplittableRandom random,
      BiFunction<List<T>, SplittableRandom, Map<String, Object>> write) {
    var shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, random);
    var changes =
        Conditions.chance(random, ONE_CHANGE_PERCENT)
            ? List.of(List.copyOf(shuffled))
            : shuffled.stream().map(List::of).toList();
    var entries =
        changes.stream()
            .map(
                some ->
                    Map.of(
                        "id",
                        "102290129340398",
                        "changes",
                        List.of(
                            Map.of(
                                "field", "messages", "value", value(write.apply(some, random))))))
            .toList();
    return written(Map.of("object", "whatsapp_business_account", "entry", entries));
  }

  private Map<String, Object> value(Map<String, Object> items) {
    var value = new LinkedHashMap<String, Object>();
    value.put("messaging_product", "whatsapp");
    value.put(
        "metadata",
        Map.of("display_phone_number", number.displayed(), "phone_number_id", number.id()));
    value.putAll(items);
    return value;
  }

  private Map<String, Object> messages(List<Said> messages, SplittableRandom random) {
    var contacts =
        messages.stream()
            .map(Said::sender)
            .distinct()
            .map(senders::get)
            .map(WebhookBodies::contact)
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(contacts, random);
    return Map.of("contacts", contacts, "messages", messages.stream().map(this::message).toList());
  }

  private Map<String, Object> message(Said said) {
    var sender = senders.get(said.sender());
    var message = new LinkedHashMap<String, Object>();
    sender.waId().ifPresent(waId -> message.put("from", waId));
    sender.userId().ifPresent(userId -> message.put("from_user_id", userId));
    message.put("id", said.wamid());
    message.put("timestamp", Long.toString(firstSecond + said.position()));
    message.put("type", "text");
    message.put("text", Map.of("body", said.text()));
    return message;
  }

  private static Map<String, Object> contact(Sender sender) {
    var contact = new LinkedHashMap<String, Object>();
    contact.put("profile", Map.of("name", "Person " + sender.number()));
    sender.waId().ifPresent(waId -> contact.put("wa_id", waId));
    sender.userId().ifPresent(userId -> contact.put("user_id", userId));
    return contact;
  }

  private Map<String, Object> status(StatusReport report) {
    var status = new LinkedHashMap<String, Object>();
    status.put("id", report.taken().wamid());
    status.put("status", report.status());
    status.put("timestamp", Long.toString(report.second()));
    var address = report.taken().address();
    if (address.startsWith("+")) {
      status.put("recipient_id", address.substring(1));
    } else {
      status.put("recipient_user_id", address);
    }
    status.put("biz_opaque_callback_data", report.taken().callback());
    return status;
  }

  private byte[] written(Map<String, Object> body) {
    try {
      return escaped(json.writeValueAsString(JsonNode.from(body))).getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Escapes slashes and what is not ASCII, as Meta does before it signs.
  private static String escaped(String json) {
    return json.chars()
        .mapToObj(
            unit ->
                unit == '/'
                    ? "\\/"
                    : unit < 0x7F ? Character.toString(unit) : "\\u%04x".formatted(unit))
        .collect(Collectors.joining());
  }
}
