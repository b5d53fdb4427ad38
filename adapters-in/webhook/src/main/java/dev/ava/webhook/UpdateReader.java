package dev.ava.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.shared.Texts;
import dev.ava.webhook.Update.Part;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Reads the body of a webhook: every entry × change × message, status or error. Each becomes one
/// item, so that one that cannot be read never takes its neighbours with it; a body that cannot be
/// taken apart becomes one item as a whole. There is always at least one.
@Singleton
final class UpdateReader {
  /// Meta puts at most 1,000 updates into one body.
  private static final int MOST_ITEMS = 5_000;

  private final Clock clock;

  UpdateReader(Clock clock) {
    this.clock = clock;
  }

  List<InboxItem> read(byte[] bytes) {
    var body = new String(bytes, UTF_8);
    var arrived = clock.instant();
    JsonValue root;
    try {
      root = JsonReader.read(body);
    } catch (IOException e) {
      var reason = "The body is not JSON that Ava can read: " + e.getClass().getSimpleName() + ".";
      return List.of(whole(bytes, reason, unread(bytes, body), arrived));
    }
    var items =
        root.get("entry").elements().stream()
            .flatMap(entry -> items(entry, arrived))
            .limit(MOST_ITEMS + 1L)
            .toList();
    if (items.isEmpty()) {
      return List.of(whole(bytes, "The body has no entry.", Texts.storable(body), arrived));
    }
    return items.size() <= MOST_ITEMS
        ? items
        : List.of(
            whole(
                bytes,
                "The body holds more than " + MOST_ITEMS + " updates.",
                Texts.storable(body),
                arrived));
  }

  private static Stream<InboxItem> items(JsonValue entry, Instant arrived) {
    var changes = entry.get("changes").elements();
    return changes.isEmpty()
        ? Stream.of(
            new Update(Place.of(entry, JsonValue.NULL, arrived), Part.ENTRY, entry, JsonValue.NULL)
                .kept("The entry has no change."))
        : changes.stream().flatMap(change -> ChangeReader.read(entry, change, arrived).stream());
  }

  private static InboxItem whole(byte[] bytes, String reason, String raw, Instant arrived) {
    var key = Keys.hashed("o", bytes);
    return new InboxItem(
        key, key, arrived.truncatedTo(ChronoUnit.SECONDS), new InboxItem.Kept(reason), raw);
  }

  /// The body inside a JSON string, or its bytes in Base64 if they are not UTF-8.
  private static String unread(byte[] bytes, String body) {
    return Arrays.equals(body.getBytes(UTF_8), bytes)
        ? JsonValue.quoted(Texts.storable(body))
        : "{\"base64\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}";
  }
}
