package dev.ava.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.Content;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.InboxItem.MessageReceived;
import dev.ava.domain.messaging.InboxItem.StatusReported;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.Said;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.PhoneNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads bodies, and what stands in them once they are read. JSON may be written with single
/// quotes.
final class Reading {
  static final String PHONE = "+16505551234";
  static final String WAMID = "wamid.A";
  static final PhoneNumberId OUR_NUMBER = new PhoneNumberId(Bodies.PHONE_NUMBER_ID);

  /// When every message of [#message] was sent.
  static final Instant SAID_AT = Instant.ofEpochSecond(1749416383);

  private static final UpdateReader READER = new UpdateReader(new FixedClock().clock());

  private Reading() {}

  static List<InboxItem> read(byte[] body) {
    return READER.read(body);
  }

  static List<InboxItem> read(String body) {
    return read(body.getBytes(UTF_8));
  }

  static InboxItem only(String body) {
    var items = read(body);
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  /// A body with messages as they are.
  static String messages(String... messages) {
    return Bodies.body("\"messages\":[" + String.join(",", messages) + "]");
  }

  /// A message from [#PHONE] under [#WAMID] with more fields.
  static String message(String more) {
    return json("{'from':'16505551234','id':'wamid.A','timestamp':'1749416383'," + more + "}");
  }

  /// What the only message says that has these fields beside the usual ones.
  static Content contentOf(String more) {
    return only(messages(message(more))).content();
  }

  /// What the person says in a message with these fields.
  static Said saidIn(String more) {
    var content = contentOf(more);
    assertThat(content).isInstanceOf(MessageReceived.class);
    return ((MessageReceived) content).said();
  }

  /// The content that says so, from [#PHONE] under [#WAMID].
  static Content received(Said said) {
    return new MessageReceived(sender(null, PHONE), OUR_NUMBER, new Wamid(WAMID), said);
  }

  /// The words of an item, or whatever stands for them.
  static String words(InboxItem item) {
    return switch (item.content()) {
      case MessageReceived received -> received.said().content();
      case StatusReported report -> report.status().name();
      case InboxItem.MessageChanged changed -> changed.event().getClass().getSimpleName();
      case InboxItem.IdentityChanged changed -> changed.after().key();
      case Kept kept -> kept.reason();
    };
  }

  static WhatsAppSender sender(@Nullable String userId, @Nullable String phone) {
    return new WhatsAppSender(
        userId == null ? null : new BusinessScopedUserId(userId),
        phone == null ? null : new PhoneNumber(phone));
  }

  static String json(String withSingleQuotes) {
    return withSingleQuotes.replace('\'', '"');
  }
}
