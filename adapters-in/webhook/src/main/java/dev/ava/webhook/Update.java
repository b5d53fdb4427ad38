package dev.ava.webhook;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.shared.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// One thing that a webhook tells.
///
/// @param contact the person that it is about; `null` if none is named
record Update(Place place, Part part, JsonValue item, JsonValue contact) {
  private static final int LONGEST_CONTEXT = 4_096;
  private static final int LONGEST_SECONDS = 10;
  private static final Instant EARLIEST = Instant.parse("2010-01-01T00:00:00Z");
  private static final Duration FURTHEST_AHEAD = Duration.ofDays(1);

  /// What part of a webhook it is.
  enum Part {
    ENTRY,
    CHANGE,
    MESSAGE,
    STATUS,
    ERROR,
    IDENTITY
  }

  /// The number of ours that it is about, empty if it does not say.
  String phoneNumberId() {
    return place.metadata().text("phone_number_id");
  }

  /// The item with what it says and the key that it goes by.
  InboxItem as(InboxItem.Content content, String key, String lane) {
    return new InboxItem(key, lane, providerTime(), content, raw());
  }

  /// The item as one that nothing is done about, under a key made of all that it is.
  InboxItem kept(String reason) {
    var key = hashedKey("o");
    return as(new InboxItem.Kept(reason), key, key);
  }

  /// A key for an item that has no id, made of all that it is.
  String hashedKey(String kind) {
    return Keys.hashed(kind, place.scope(), part.name(), Keys.canonical(item));
  }

  /// When it happened by Meta's clock, to the second; the time of arrival if Meta did not say.
  Instant providerTime() {
    var own = item.text("timestamp");
    var said = own.isEmpty() ? place.entry().text("time") : own;
    var now = place.arrived().truncatedTo(ChronoUnit.SECONDS);
    if (said.isEmpty()
        || said.length() > LONGEST_SECONDS
        || !said.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
      return now;
    }
    var time = Instant.ofEpochSecond(Long.parseLong(said));
    return time.isBefore(EARLIEST) || time.isAfter(now.plus(FURTHEST_AHEAD)) ? now : time;
  }

  /// The item as it came, with the little around it that says whose it is. What would make a
  /// thousand items carry a long context each is left out.
  private String raw() {
    var raw = new StringBuilder("{");
    if (part != Part.ENTRY) {
      append(raw, "entry_id", place.entry().get("id"));
      append(raw, "time", place.entry().get("time"));
    }
    if (part != Part.ENTRY && part != Part.CHANGE) {
      append(raw, "metadata", place.metadata());
      append(raw, "contact", contact);
    }
    raw.append('"')
        .append(part.name().toLowerCase(Locale.ROOT))
        .append("\":")
        .append(item.json())
        .append('}');
    return Texts.storable(raw.toString());
  }

  private static void append(StringBuilder raw, String name, JsonValue context) {
    if (!context.is(JsonValue.Kind.LITERAL) && context.length() <= LONGEST_CONTEXT) {
      raw.append('"').append(name).append("\":").append(context.json()).append(',');
    }
  }
}
