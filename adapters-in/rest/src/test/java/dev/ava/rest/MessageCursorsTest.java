package dev.ava.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.shared.InvalidValue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageCursorsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2026-01-02T03:04:05.000001Z",
        "2026-01-02T03:04:05.999999Z",
        "9999-12-31T23:59:59Z"
      })
  void cursorComesBackAsItWas(String createdAt) {
    var cursor = new MessageCursor(Instant.parse(createdAt), new Message.Id(UUID.randomUUID()));

    var text = MessageCursors.write(cursor);

    assertThat(text).matches("[A-Za-z0-9_-]{32}");
    assertThat(MessageCursors.read(text)).isEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rubbish",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+/",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAA AA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAA🌙A"
      })
  void rubbishIsRefused(String text) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> MessageCursors.read(text));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 253_402_300_800_000_000L, Long.MAX_VALUE})
  void timesThatNoStoreHoldsAreRefused(long micros) {
    var bytes = ByteBuffer.allocate(24).putLong(micros).array();
    var text = Base64.getUrlEncoder().encodeToString(bytes);

    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> MessageCursors.read(text));
  }
}
