package dev.ava.webhook;

import static dev.ava.webhook.Reading.json;
import static dev.ava.webhook.Reading.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.InboxItem.MessageReceived;
import dev.ava.domain.messaging.InboxItem.StatusReported;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Batches in which every second item is broken.
final class BatchTest {
  private static final int SIZE = 200;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "'x'",
        "[]",
        "{}",
        "{'id':'wamid.A'}",
        "{'from':'16505551234','type':'text','text':{'body':'no id'}}",
        "{'from':'0','id':'wamid.A','type':'text','text':{'body':'x'}}",
        "{'from':'16505551234','id':'wamid.B#','type':'text'}",
        "{'from':'16505551234','id':'wamid.B#','type':'image','image':{'id':[]}}",
        "{'from':'16505551234','id':'wamid.B#','type':'contacts','contacts':[{'name':7},null]}",
        "{'from':'16505551234','id':'wamid.B#','type':'interactive','interactive':{'type':{}}}",
        "{'from':'16505551234','id':'wamid.B#','type':'reaction','reaction':{'message_id':{}}}",
        "{'from':'16505551234','id':'wamid.B#','type':'edit','edit':{'original_message_id':'w','message':[]}}",
        "{'from':'16505551234','id':'wamid.B#','type':'system','system':'x'}",
        "{'from':'16505551234','id':'wamid.B#','type':'hologram','hologram':{}}",
        "{'from':'16505551234','id':'wamid.B#','type':'unsupported','errors':[[]]}",
      })
  void theMessagesBetweenBrokenOnesAreRead(String broken) {
    var items =
        read(
            Bodies.body(
                "\"messages\":["
                    + alternating(i -> Bodies.text("wamid." + i, "text " + i), broken)
                    + "]"));

    assertThat(items).hasSize(SIZE);
    assertThat(every(2, 0, items).stream().map(Reading::words))
        .containsExactlyElementsOf(
            IntStream.range(0, SIZE).filter(i -> i % 2 == 0).mapToObj(i -> "text " + i).toList());
    assertThat(every(2, 1, items))
        .allSatisfy(item -> assertThat(item.raw()).startsWith("{\"entry_id\":"))
        .noneMatch(
            item ->
                item.content() instanceof MessageReceived received && received.said().answered());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{'status':'read'}",
        "{'id':{},'status':'read'}",
        "{'id':'wamid.B#','status':'vanished'}",
        "{'id':'wamid.B#','status':[]}",
      })
  void theStatusesBetweenBrokenOnesAreRead(String broken) {
    var items =
        read(
            Bodies.body(
                "\"statuses\":["
                    + alternating(
                        i -> json("{'id':'wamid.%d','status':'read'}".formatted(i)), broken)
                    + "]"));

    assertThat(items).hasSize(SIZE);
    assertThat(every(2, 0, items))
        .allSatisfy(item -> assertThat(item.content()).isInstanceOf(StatusReported.class));
    assertThat(every(2, 1, items))
        .allSatisfy(item -> assertThat(item.content()).isInstanceOf(Kept.class));
  }

  @Test
  void theChangesAndEntriesBetweenBrokenOnesAreRead() {
    var good = Bodies.change("\"messages\":[" + Bodies.text("wamid.1", "a") + "]");
    var bad = json("{'field':'messages','value':[[]]}");
    var entry = json("{'id':'1','changes':[") + String.join(",", bad, good, "7", good, bad) + "]}";

    var items = read("{\"entry\":[" + String.join(",", "null", entry, "{}", entry, "[]") + "]}");

    assertThat(items.stream().map(Reading::words).filter("a"::equals)).hasSize(4);
    assertThat(items).hasSize(3 + 2 * 5);
  }

  private static String alternating(IntFunction<String> good, String broken) {
    return IntStream.range(0, SIZE)
        .mapToObj(i -> i % 2 == 0 ? good.apply(i) : json(broken.replace("#", Integer.toString(i))))
        .collect(Collectors.joining(","));
  }

  private static List<InboxItem> every(int step, int from, List<InboxItem> items) {
    return IntStream.range(0, items.size())
        .filter(i -> i % step == from)
        .mapToObj(items::get)
        .toList();
  }
}
