package dev.ava.postgres;

import dev.ava.domain.messaging.InboxItem;
import io.micronaut.serde.annotation.Serdeable;

/// An inbox item on its way into the table.
///
/// @param at ISO-8601
@Serdeable
record InboxItemJson(String key, String lane, String at, InboxContentJson content, String raw) {
  static InboxItemJson of(InboxItem item) {
    return new InboxItemJson(
        item.key(),
        item.lane(),
        item.providerTime().toString(),
        InboxContentJson.of(item.content()),
        item.raw());
  }
}
