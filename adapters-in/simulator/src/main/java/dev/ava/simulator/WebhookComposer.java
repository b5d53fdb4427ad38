package dev.ava.simulator;

import dev.ava.simulator.ChatMessage.Status;
import dev.ava.simulator.SignedWebhook.About;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes and signs what Meta tells a webhook.
@Singleton
@SimulatorOnly
final class WebhookComposer {
  private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u[0-9A-F]{4}");
  private static final String WRONG_SECRET = "not the app secret";

  private final BusinessAccount account;
  private final JsonMapper json;

  WebhookComposer(BusinessAccount account, JsonMapper json) {
    this.account = account;
    this.json = json;
  }

  /// A person has written.
  SignedWebhook message(SimulatedPhone from, ChatMessage message) {
    return signed(from, message, account.appSecret());
  }

  /// The same, signed by somebody who does not know the app secret.
  SignedWebhook forgedMessage(SimulatedPhone from, ChatMessage message) {
    return signed(from, message, WRONG_SECRET);
  }

  /// A person has put an emoji to a message, or taken it away.
  SignedWebhook reaction(SimulatedPhone from, String to, @Nullable String emoji, Instant at) {
    var id = MetaIds.wamid();
    var reaction =
        new WebhookBody.Message(
            from.waId(),
            from.userId(),
            id,
            seconds(at),
            "reaction",
            null,
            new WebhookBody.Reaction(to, emoji));
    var about = new About(from.waId(), "reaction", id);
    return SignedWebhook.of(about, written(from, List.of(reaction), null), account.appSecret());
  }

  /// A message of the business's has come as far as `status`.
  SignedWebhook status(SimulatedPhone to, ChatMessage message, Status status, Instant at) {
    var pricing =
        status == Status.READ ? null : new WebhookBody.Pricing(true, "PMP", "regular", "service");
    var report =
        new WebhookBody.Status(
            message.id(),
            status.code(),
            seconds(at),
            to.waId(),
            to.userId(),
            message.callbackData(),
            pricing);
    var about = new About(to.waId(), "status " + status.code(), message.id());
    return SignedWebhook.of(about, written(to, null, List.of(report)), account.appSecret());
  }

  private SignedWebhook signed(SimulatedPhone from, ChatMessage message, String secret) {
    var text =
        new WebhookBody.Message(
            from.waId(),
            from.userId(),
            message.id(),
            seconds(message.at()),
            "text",
            new WebhookBody.Text(message.text()),
            null);
    var about = new About(from.waId(), "message", message.id());
    return SignedWebhook.of(about, written(from, List.of(text), null), secret);
  }

  private String written(
      SimulatedPhone phone,
      @Nullable List<WebhookBody.Message> messages,
      @Nullable List<WebhookBody.Status> statuses) {
    var profile = new WebhookBody.Profile(phone.profileName());
    var contact = new WebhookBody.Contact(profile, phone.waId(), phone.userId());
    var metadata = new WebhookBody.Metadata(account.displayPhoneNumber(), account.phoneNumberId());
    var value = new WebhookBody.Value("whatsapp", metadata, List.of(contact), messages, statuses);
    try {
      return escaped(json.writeValueAsString(WebhookBody.of(value)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String seconds(Instant at) {
    return Long.toString(at.getEpochSecond());
  }

  /// Escapes what is not ASCII with lower-case digits, and slashes, as Meta does before it signs.
  private static String escaped(String json) {
    var ascii = json.chars().mapToObj(WebhookComposer::escaped).collect(Collectors.joining());
    return ESCAPE
        .matcher(ascii)
        .replaceAll(each -> Matcher.quoteReplacement(each.group().toLowerCase(Locale.ROOT)));
  }

  private static String escaped(int unit) {
    if (unit == '/') {
      return "\\/";
    }
    return unit < 0x7f ? Character.toString(unit) : "\\u%04x".formatted(unit);
  }
}
