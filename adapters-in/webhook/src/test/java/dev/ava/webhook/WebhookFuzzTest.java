package dev.ava.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.MessageReceived;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;

/// Spoils Meta's own bodies in thousands of ways that are the same in every run. A failure names
/// its seed.
@WebhookTest
@Timeout(120)
final class WebhookFuzzTest {
  private static final int BODIES = 1_000;

  private final Meta meta;
  private final FakeReceiveWebhook receiveWebhook;
  private final List<String> names = Bodies.names();

  WebhookFuzzTest(Meta meta, FakeReceiveWebhook receiveWebhook) {
    this.meta = meta;
    this.receiveWebhook = receiveWebhook;
  }

  @BeforeEach
  void reset() {
    receiveWebhook.reset();
  }

  @RepeatedTest(3)
  void noSpoiltUpdateHarmsItsNeighbours(RepetitionInfo repetition) throws IOException {
    for (int i = 0; i < BODIES; i++) {
      var seed = repetition.getCurrentRepetition() * 1_000_000L + i;
      var random = new SplittableRandom(seed);
      var fixture = JsonReader.read(Bodies.text(names.get(random.nextInt(names.size()))));
      var spoilt = between("wamid.BEFORE", fixture, "wamid.AFTER", random);

      receiveWebhook.reset();
      var response = meta.post(spoilt);

      assertThat(response.statusCode()).as("seed %d: %s", seed, spoilt).isEqualTo(200);
      assertThat(wamids(receiveWebhook.items()))
          .as("seed %d: %s", seed, spoilt)
          .containsSubsequence("wamid.BEFORE", "wamid.AFTER");
      assertSound(seed);
    }
  }

  @RepeatedTest(2)
  void noSpoiltByteIsAnsweredOtherThanWith200(RepetitionInfo repetition) {
    for (int i = 0; i < BODIES; i++) {
      var seed = repetition.getCurrentRepetition() * 1_000_000L + i;
      var random = new SplittableRandom(seed);
      var bytes = Bodies.bytes(names.get(random.nextInt(names.size())));
      for (int spoilt = random.nextInt(1, 6); spoilt > 0; spoilt--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }

      receiveWebhook.reset();
      var response = meta.post(bytes);

      assertThat(response.statusCode())
          .as("seed %d: %s", seed, new String(bytes, StandardCharsets.ISO_8859_1))
          .isEqualTo(200);
      assertSound(seed);
    }
  }

  private void assertSound(long seed) {
    assertThat(receiveWebhook.items())
        .as("seed %d", seed)
        .isNotEmpty()
        .allSatisfy(
            item -> {
              assertThat(item.key()).matches("[!-~]{1,600}");
              assertThat(item.lane()).matches("[!-~]{1,600}");
              assertThat(item.raw()).doesNotContain("\0");
              assertThat(JsonReader.read(item.raw())).isNotNull();
            });
  }

  /// The fixture, spoilt, as an entry, a change or a message between two good ones.
  private static String between(
      String before, JsonValue fixture, String after, RandomGenerator random) {
    var mutations = new Mutations(random, 0.05);
    var entry = fixture.get("entry").elements().getFirst();
    var change = entry.get("changes").elements().getFirst();
    var message = change.get("value").get("messages");
    return switch (random.nextInt(3)) {
      case 0 ->
          "{\"entry\":["
              + Bodies.entry(list(Bodies.text(before, "a")))
              + ","
              + mutations.of(entry)
              + ","
              + Bodies.entry(list(Bodies.text(after, "b")))
              + "]}";
      case 1 ->
          "{\"entry\":[{\"id\":\"1\",\"changes\":["
              + Bodies.change(list(Bodies.text(before, "a")))
              + ","
              + mutations.of(change)
              + ","
              + Bodies.change(list(Bodies.text(after, "b")))
              + "]}]}";
      default ->
          Bodies.body(
              list(
                      Bodies.text(before, "a"),
                      mutations.of(message.elements().stream().findFirst().orElse(entry)),
                      Bodies.text(after, "b"))
                  + ",\"contacts\":"
                  + mutations.of(change.get("value").get("contacts")));
    };
  }

  private static String list(String... messages) {
    return "\"messages\":[" + String.join(",", messages) + "]";
  }

  private static List<String> wamids(List<InboxItem> items) {
    return items.stream()
        .map(InboxItem::content)
        .filter(MessageReceived.class::isInstance)
        .map(content -> ((MessageReceived) content).id().value())
        .toList();
  }
}
