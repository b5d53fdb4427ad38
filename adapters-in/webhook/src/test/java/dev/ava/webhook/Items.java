package dev.ava.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// What holds for all that is read, whatever was sent.
final class Items {
  private static final Pattern KEY = Pattern.compile("[!-~]{1,600}");
  private static final int MOST = 5_000;

  private Items() {}

  /// There is at least one item, not too many, and every one can be stored.
  static void assertSound(List<InboxItem> items) {
    assertThat(items).hasSizeBetween(1, MOST);
    items.forEach(Items::assertSound);
  }

  private static void assertSound(InboxItem item) {
    assertThat(item.key()).matches(KEY);
    assertThat(item.lane()).matches(KEY);
    assertThat(item.providerTime().getNano()).isZero();
    assertThat(item.providerTime()).isBeforeOrEqualTo(FixedClock.NOW.plus(Duration.ofDays(1)));
    assertStorable(item.raw());
    assertStorable(item.content().toString());
    assertThat(json(item.raw())).isNotNull();
  }

  /// No database stores U+0000 or half a surrogate pair.
  private static void assertStorable(String text) {
    assertThat(text.codePoints().allMatch(Items::isStorable)).as(text).isTrue();
  }

  private static boolean isStorable(int point) {
    return point != 0 && Character.getType(point) != Character.SURROGATE;
  }

  static JsonValue json(String text) {
    try {
      return JsonReader.read(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }
}
