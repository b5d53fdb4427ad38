package dev.ava.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ava.domain.messaging.InboxItem;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Gives the reader any bytes. The build takes Meta's own bodies, those in
/// `UpdateReaderFuzzTestInputs` and what an earlier search on this machine came upon; `make fuzz`
/// searches for more, guided by the branches that they reach, and adds what breaks the reader to
/// the inputs.
final class UpdateReaderFuzzTest {
  /// Bodies up to here hold fewer updates than the reader takes, as each is two bytes or more.
  private static final int SHORT = 9_000;

  private static final String BEFORE =
      Bodies.entry(Bodies.messages(Bodies.text("wamid.BEFORE", "a")));
  private static final String AFTER =
      Bodies.entry(Bodies.messages(Bodies.text("wamid.AFTER", "b")));

  private final UpdateReader reader = new UpdateReader(Clock.fixed(FixedClock.NOW, ZoneOffset.UTC));
  private final List<InboxItem> before = read(BEFORE);
  private final List<InboxItem> after = read(AFTER);

  @MethodSource("bodies")
  @FuzzTest
  void whateverComesIsKept(byte[] body) {
    var items = reader.read(body);

    Items.assertSound(items);
    assertThat(reader.read(body)).isEqualTo(items);
    var entries = entries(body);
    if (!entries.isEmpty() && body.length <= SHORT) {
      assertThat(items).hasSizeGreaterThanOrEqualTo(leastItems(entries));
      assertThat(reader.read(bodyAmongOthers(entries))).isEqualTo(amongOthers(items));
    }
  }

  static Stream<byte[]> bodies() {
    return Bodies.names().stream().map(Bodies::bytes);
  }

  private static List<JsonValue> entries(byte[] body) {
    try {
      return JsonReader.read(new String(body, UTF_8)).get("entry").elements();
    } catch (IOException noJson) {
      return List.of();
    }
  }

  private static int leastItems(List<JsonValue> entries) {
    return entries.stream()
        .mapToInt(entry -> Math.max(1, entry.get("changes").elements().size()))
        .sum();
  }

  private static byte[] bodyAmongOthers(List<JsonValue> entries) {
    return entries.stream()
        .map(JsonValue::json)
        .collect(Collectors.joining(",", "{\"entry\":[" + BEFORE + ",", "," + AFTER + "]}"))
        .getBytes(UTF_8);
  }

  private List<InboxItem> amongOthers(List<InboxItem> items) {
    return Stream.of(before, items, after).flatMap(List::stream).toList();
  }

  private List<InboxItem> read(String entry) {
    return reader.read(("{\"entry\":[" + entry + "]}").getBytes(UTF_8));
  }
}
