package dev.ava.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.MessageReceived;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever comes under a valid signature is answered with 200 and kept: any JSON, Meta's own
/// bodies spoilt, any bytes. They are the same in every run and grow, so that the first that fails
/// is small.
@WebhookTest
@Timeout(120)
final class AnyJsonTest {
  private static final int ROUNDS = 8;
  private static final int BODIES = 150;

  private final Meta meta;
  private final FakeReceiveWebhook receiveWebhook;
  private final List<String> names = Bodies.names();

  AnyJsonTest(Meta meta, FakeReceiveWebhook receiveWebhook) {
    this.meta = meta;
    this.receiveWebhook = receiveWebhook;
  }

  /// How wide what is nested may be, and the seeds.
  static Stream<Round> rounds() {
    return IntStream.rangeClosed(1, ROUNDS).mapToObj(Round::new);
  }

  record Round(int number) {
    Stream<RandomGenerator> generators() {
      return IntStream.range(0, BODIES)
          .mapToObj(i -> new SplittableRandom(number * 1_000_000L + i));
    }
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void anyJsonIsKept(Round round) {
    round
        .generators()
        .map(random -> new RandomJson(random, round.number()).value())
        .forEach(this::assertKeptAsAWhole);
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void anyJsonIsKeptAmongMessages(Round round) {
    round
        .generators()
        .map(random -> new RandomJson(random, round.number()).value())
        .forEach(this::assertKeptAmongMessages);
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void noSpoiltUpdateHarmsItsNeighbours(Round round) {
    round
        .generators()
        .map(random -> spoilt("wamid.BEFORE", fixture(random), "wamid.AFTER", random))
        .forEach(
            body ->
                assertThat(wamids(kept(body)))
                    .as(body)
                    .containsSubsequence("wamid.BEFORE", "wamid.AFTER"));
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void anyBytesAreKept(Round round) {
    round
        .generators()
        .map(random -> spoilt(Bodies.bytes(name(random)), round.number(), random))
        .forEach(this::kept);
  }

  private void assertKeptAsAWhole(String body) {
    var items = kept(body);

    var json = Items.json(body);
    if (json.get("entry").elements().isEmpty()) {
      assertThat(items).hasSize(1);
      assertSame(Items.json(items.getFirst().raw()), json);
    }
  }

  private void assertKeptAmongMessages(String message) {
    var body =
        Bodies.body(
            Bodies.messages(
                Bodies.text("wamid.BEFORE", "a"), message, Bodies.text("wamid.AFTER", "b")));

    var items = kept(body);

    assertThat(items).as(body).hasSize(3);
    assertThat(wamids(items)).as(body).startsWith("wamid.BEFORE").endsWith("wamid.AFTER");
    assertSame(Items.json(items.get(1).raw()).get("message"), Items.json(message));
  }

  private static void assertSame(JsonValue actual, JsonValue expected) {
    assertThat(Keys.canonical(actual)).isEqualTo(Keys.canonical(expected));
  }

  private List<InboxItem> kept(String body) {
    receiveWebhook.reset();
    assertThat(meta.post(body).statusCode()).as(body).isEqualTo(200);
    Items.assertSound(receiveWebhook.items());
    return receiveWebhook.items();
  }

  private List<InboxItem> kept(byte[] body) {
    receiveWebhook.reset();
    assertThat(meta.post(body).statusCode()).as(new String(body, ISO_8859_1)).isEqualTo(200);
    Items.assertSound(receiveWebhook.items());
    return receiveWebhook.items();
  }

  private JsonValue fixture(RandomGenerator random) {
    return Items.json(Bodies.text(name(random)));
  }

  private String name(RandomGenerator random) {
    return names.get(random.nextInt(names.size()));
  }

  private static byte[] spoilt(byte[] bytes, int most, RandomGenerator random) {
    for (int left = random.nextInt(1, most + 1); left > 0; left--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  /// The fixture, spoilt, as an entry, a change or a message between two good ones.
  private static String spoilt(
      String before, JsonValue fixture, String after, RandomGenerator random) {
    var mutations = new Mutations(random, 0.05);
    var entry = fixture.get("entry").elements().getFirst();
    var change = entry.get("changes").elements().getFirst();
    var message = change.get("value").get("messages");
    return switch (random.nextInt(3)) {
      case 0 ->
          "{\"entry\":["
              + Bodies.entry(Bodies.messages(Bodies.text(before, "a")))
              + ","
              + mutations.of(entry)
              + ","
              + Bodies.entry(Bodies.messages(Bodies.text(after, "b")))
              + "]}";
      case 1 ->
          "{\"entry\":[{\"id\":\"1\",\"changes\":["
              + Bodies.change(Bodies.messages(Bodies.text(before, "a")))
              + ","
              + mutations.of(change)
              + ","
              + Bodies.change(Bodies.messages(Bodies.text(after, "b")))
              + "]}]}";
      default ->
          Bodies.body(
              Bodies.messages(
                      Bodies.text(before, "a"),
                      mutations.of(message.elements().stream().findFirst().orElse(entry)),
                      Bodies.text(after, "b"))
                  + ",\"contacts\":"
                  + mutations.of(change.get("value").get("contacts")));
    };
  }

  private static List<String> wamids(List<InboxItem> items) {
    return items.stream()
        .map(InboxItem::content)
        .filter(MessageReceived.class::isInstance)
        .map(content -> ((MessageReceived) content).id().value())
        .toList();
  }
}
