package dev.ava.testkit;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.Said;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.preferences.WhatsAppSender;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Builds an inbox item, by default in a lane of its own.
public final class InboxItemFixture {
  private String key = "key-" + UUID.randomUUID();
  private String lane = "lane-" + UUID.randomUUID();
  private Instant providerTime = Fixtures.NOW.truncatedTo(ChronoUnit.SECONDS);
  private String raw = "{\"as\": \"it came\"}";
  private final InboxItem.Content content;

  private InboxItemFixture(InboxItem.Content content) {
    this.content = content;
  }

  /// Somebody wrote `hello`.
  public static InboxItemFixture aText() {
    return aText(Fixtures.aSender(), "hello");
  }

  public static InboxItemFixture aText(WhatsAppSender sender, String text) {
    return aMessageFrom(sender, Said.text(text));
  }

  public static InboxItemFixture aMessageFrom(WhatsAppSender sender, Said said) {
    return holding(
        new InboxItem.MessageReceived(sender, Fixtures.OUR_NUMBER, Fixtures.aWamid(), said));
  }

  public static InboxItemFixture aReport(Wamid wamid, Message.Status status) {
    return aReport(wamid, null, status, null);
  }

  /// A report on the first attempt to send, if `sent` is given.
  public static InboxItemFixture aReport(
      Wamid wamid,
      OutboundMessage.@Nullable Id sent,
      Message.Status status,
      @Nullable SendFailure failure) {
    var reference = sent == null ? null : new OutboundMessage.Reference(sent, 1);
    return holding(new InboxItem.StatusReported(wamid, reference, status, failure));
  }

  /// Something that Ava does not act on.
  public static InboxItemFixture somethingKept() {
    return holding(new InboxItem.Kept("A sticker is not handled."));
  }

  public static InboxItemFixture holding(InboxItem.Content content) {
    return new InboxItemFixture(content);
  }

  public InboxItemFixture key(String text) {
    key = text;
    return this;
  }

  public InboxItemFixture lane(String text) {
    lane = text;
    return this;
  }

  public InboxItemFixture at(Instant time) {
    providerTime = time;
    return this;
  }

  public InboxItemFixture raw(String json) {
    raw = json;
    return this;
  }

  public InboxItem build() {
    return new InboxItem(key, lane, providerTime, content, raw);
  }
}
