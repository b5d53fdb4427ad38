package dev.ava.domain.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.OutboundMessage.Reference;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferenceTest {
  private static final String ID = "0199d7a4-2c1d-7d4e-9a53-6c0f1f2e3d4c";
  private static final OutboundMessage.Id PARSED = new OutboundMessage.Id(UUID.fromString(ID));

  @Test
  void itTravelsAsIdAndAttempt() {
    assertThat(new Reference(PARSED, 3)).hasToString(ID + "/3");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 999_999})
  void itIsReadBack(int attempt) {
    var reference = new Reference(PARSED, attempt);

    assertThat(Reference.parse(reference.toString())).contains(reference);
  }

  @Test
  void whatEarlierVersionsSentIsOfAnUnknownAttempt() {
    assertThat(Reference.parse(ID)).contains(new Reference(PARSED, 0));
    assertThat(Reference.parse(ID.toUpperCase(Locale.ROOT))).contains(new Reference(PARSED, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "/1",
        ID + "/",
        ID + "/x",
        ID + "/-1",
        ID + "/1000000",
        ID + "/1/2",
        " " + ID,
        ID + "\n",
        "x" + ID,
        "0199d7a42c1d7d4e9a536c0f1f2e3d4c",
        "1-1-1-1-1"
      })
  void somethingElseIsNoneOfOurs(String text) {
    assertThat(Reference.parse(text)).isEmpty();
  }
}
