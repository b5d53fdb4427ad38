package dev.ava.rest;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.shared.InvalidValue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/// Cursors as the API hands them out: base64url of the microseconds since 1970 and the message id,
/// 24 bytes in 32 characters. A client can read and forge one, and gains nothing by it, because it
/// is only a place in the client's own log.
final class MessageCursors {
  private static final String RULE = "A cursor is what the link to the next page says.";
  private static final int BYTES = 24;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private MessageCursors() {}

  static String write(MessageCursor cursor) {
    var id = cursor.id().value();
    var bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, cursor.createdAt()))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// @throws InvalidValue if `text` is none, or one of a time before 1970 or after 9999
  static MessageCursor read(String text) {
    var bytes = decode(text);
    InvalidValue.unless(bytes.remaining() == BYTES, RULE);
    var createdAt = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
    InvalidValue.unless(!createdAt.isBefore(Instant.EPOCH) && !createdAt.isAfter(LATEST), RULE);
    return new MessageCursor(createdAt, new Message.Id(new UUID(bytes.getLong(), bytes.getLong())));
  }

  private static ByteBuffer decode(String text) {
    try {
      return ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw new InvalidValue(RULE);
    }
  }
}
