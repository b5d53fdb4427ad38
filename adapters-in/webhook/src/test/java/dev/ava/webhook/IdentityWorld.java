package dev.ava.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.usecase.HandleInbox;
import dev.ava.domain.messaging.usecase.MessagingUseCases;
import dev.ava.domain.messaging.usecase.ReceiveWebhook;
import dev.ava.domain.preferences.LinkingPolicy;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.usecase.LinkWhatsApp;
import dev.ava.domain.preferences.usecase.PreferencesUseCases;
import dev.ava.domain.preferences.usecase.UnlinkWhatsApp;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import dev.ava.testkit.Fakes;
import dev.ava.testkit.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Plays the lines of a case: the real reader and the real use cases on fakes.
final class IdentityWorld {
  private static final Caller.Service WORKER = Caller.Service.WORKER;
  private static final String NOBODY = "nobody";

  private final Fakes fakes = new Fakes();
  private final UpdateReader reader = new UpdateReader(fakes.clock);
  private final PreferencesUseCases believing = preferences(new LinkingPolicy.Open());
  private final PreferencesUseCases asking =
      preferences(new LinkingPolicy.ByCode(Duration.ofDays(1)));
  private final ReceiveWebhook receiveWebhook =
      MessagingUseCases.receiveWebhook(
          fakes.inbox, fakes.journeys, fakes.transactions, fakes.clock);
  private final HandleInbox handleInbox =
      MessagingUseCases.handleInbox(
          fakes.messagingPorts(), asking, fakes.transactions, fakes.ids, fakes.clock);
  private final Map<String, UserId> people = new HashMap<>();
  private final Map<String, String> codes = new HashMap<>();
  private int wamids;

  void play(String step) {
    fakes.clock.advance(Duration.ofMinutes(1));
    var colon = step.indexOf(": ");
    if (colon < 0) {
      act(List.of(step.split(" ", -1)));
    } else {
      tell(step.substring(0, colon), step.substring(colon + 2));
    }
  }

  private void act(List<String> words) {
    var who = new Caller.User(person(words.getFirst()));
    switch (String.join(" ", words.subList(1, Math.max(2, words.size() - 1)))) {
      case "links" ->
          assertThat(link(believing, who, words)).isInstanceOf(LinkWhatsApp.Outcome.Stored.class);
      case "cannot link" -> {
        assertThat(link(believing, who, words)).isEqualTo(new LinkWhatsApp.Outcome.PhoneTaken());
        assertThat(link(asking, who, words)).isEqualTo(new LinkWhatsApp.Outcome.PhoneTaken());
      }
      case "claims" -> codes.put(words.getFirst(), code(link(asking, who, words)));
      case "unlinks" -> asking.unlinkWhatsApp().unlink(new UnlinkWhatsApp.Command(who));
      default -> throw new IllegalArgumentException(String.join(" ", words));
    }
  }

  private void tell(String whose, String json) {
    var parts = json.split(" with ", 2);
    var told = elements(parts[0]);
    var contacts = parts.length > 1 ? Reading.json(parts[1]) : "";
    switch (whose) {
      case "system moves" -> assertEnds(system(told), Ending.Done.class);
      case "system keeps" -> assertEnds(system(told), Ending.Kept.class);
      case "update moves" -> assertEnds(update(told), Ending.Done.class);
      case "update keeps" -> assertEnds(update(told), Ending.Kept.class);
      default -> {
        if (whose.endsWith(" proves")) {
          var code = codes.get(whose.substring(0, whose.indexOf(' ')));
          handle(messages(List.of(message(told.getFirst(), "text", code)), contacts));
        } else {
          assertWhose(List.of(whose.split(", ", -1)), told, contacts);
        }
      }
    }
  }

  /// Every message is in the log of whom it is said to be from, and in no other.
  private void assertWhose(List<String> whose, List<JsonValue> told, String contacts) {
    assertThat(told).hasSameSizeAs(whose);
    var first = wamids;
    var items =
        handle(
            messages(
                told.stream().map(message -> message(message, "text", "Hello")).toList(),
                contacts));
    assertThat(items).hasSameSizeAs(whose);
    for (int i = 0; i < whose.size(); i++) {
      assertThat(owner(new Wamid("wamid." + (first + i))))
          .as("the owner of message %d", i + 1)
          .isEqualTo(whose.get(i));
    }
  }

  private String owner(Wamid wamid) {
    Optional<UserId> owner =
        stored(() -> fakes.log.find(Set.of(wamid)).values()).stream()
            .map(Message::owner)
            .findFirst();
    return people.entrySet().stream()
        .filter(person -> Optional.of(person.getValue()).equals(owner))
        .map(Map.Entry::getKey)
        .collect(Collectors.collectingAndThen(Collectors.joining(), IdentityWorld::orNobody));
  }

  private void assertEnds(List<InboxItem> items, Class<? extends Ending> ending) {
    assertThat(items)
        .hasSize(1)
        .allSatisfy(item -> assertThat(fakes.inbox.ending(item.key())).get().isInstanceOf(ending));
  }

  private List<InboxItem> system(List<JsonValue> told) {
    return handle(
        messages(told.stream().map(message -> message(message, "system", null)).toList(), ""));
  }

  private List<InboxItem> update(List<JsonValue> told) {
    var entries =
        told.stream().map(entry -> with(timestamp(), entry)).collect(Collectors.joining(","));
    return handle(
        "{\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"user_id_update\",\"value\":{"
            + "\"metadata\":"
            + Bodies.METADATA
            + ",\"user_id_update\":["
            + entries
            + "]}}]}]}");
  }

  private List<InboxItem> handle(String body) {
    var items = reader.read(body.getBytes(UTF_8));
    receiveWebhook.receive(new ReceiveWebhook.Command(Caller.Service.WEBHOOK, items));
    var node = Fixtures.aNode();
    var now = fakes.clock.instant();
    stored(
        () -> {
          fakes.nodes.beat(node, now.plus(Duration.ofHours(1)), now);
          return node;
        });
    var command = new HandleInbox.Command(WORKER, node, 100);
    var outcome = handleInbox.handle(command);
    while (outcome.taken() > 0) {
      assertThat(outcome.setbacks()).isEmpty();
      outcome = handleInbox.handle(command);
    }
    return items;
  }

  private String messages(List<String> messages, String contacts) {
    return Bodies.body(
        "\"contacts\":[" + contacts + "],\"messages\":[" + String.join(",", messages) + "]");
  }

  /// The message with what every message has; what it says itself counts.
  private String message(JsonValue said, String type, @Nullable String text) {
    var usual =
        "\"id\":\"wamid.%d\",%s,\"type\":\"%s\",\"text\":{\"body\":\"%s\"}"
            .formatted(wamids++, timestamp(), type, text);
    return with(usual, said);
  }

  private String timestamp() {
    return "\"timestamp\":\"" + fakes.clock.instant().getEpochSecond() + "\"";
  }

  private static String with(String fields, JsonValue object) {
    return "{" + fields + "," + object.json().substring(1);
  }

  private UserId person(String name) {
    return people.computeIfAbsent(name, unused -> fakes.aUser());
  }

  private PreferencesUseCases preferences(LinkingPolicy policy) {
    return new PreferencesUseCases(
        fakes.links, fakes.identities, fakes.linkCodes, fakes.transactions, policy, fakes.clock);
  }

  private <T> T stored(Supplier<T> work) {
    return fakes.transactions.required(WORKER, work);
  }

  private static LinkWhatsApp.Outcome link(
      PreferencesUseCases preferences, Caller.User who, List<String> words) {
    return preferences
        .linkWhatsApp()
        .link(new LinkWhatsApp.Command(who, new PhoneNumber(words.getLast())));
  }

  private static String code(LinkWhatsApp.Outcome outcome) {
    var link = ((LinkWhatsApp.Outcome.Stored) outcome).link();
    return ((WhatsAppLink.Pending) link).code().value();
  }

  private static String orNobody(String name) {
    return name.isEmpty() ? NOBODY : name;
  }

  private static List<JsonValue> elements(String json) {
    try {
      return JsonReader.read(Reading.json("[" + json + "]")).elements();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
