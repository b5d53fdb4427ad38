package dev.ava.webhook;

import dev.ava.domain.messaging.MessageContext;
import dev.ava.domain.messaging.MessageContext.Forwarded;
import dev.ava.domain.messaging.MessageContext.Product;
import dev.ava.domain.messaging.MessageContext.Referral;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads where a message comes from. Any type of message may say so.
final class ContextReader {
  private static final MessageContext NONE = new MessageContext(null, Forwarded.NO, null, null);

  private ContextReader() {}

  /// Nothing if the message says nothing of it.
  static @Nullable MessageContext read(JsonValue message) {
    var context = message.get("context");
    var read =
        new MessageContext(
            Valid.wamid(context.text("id")).orElse(null),
            forwarded(context),
            product(context.get("referred_product")),
            referral(message.get("referral")));
    return read.equals(NONE) ? null : read;
  }

  private static Forwarded forwarded(JsonValue context) {
    if (context.get("frequently_forwarded").equals(JsonValue.TRUE)) {
      return Forwarded.OFTEN;
    }
    return context.get("forwarded").equals(JsonValue.TRUE) ? Forwarded.YES : Forwarded.NO;
  }

  private static @Nullable Product product(JsonValue product) {
    var retailerId = product.text("product_retailer_id");
    return retailerId.isBlank() ? null : new Product(product.text("catalog_id"), retailerId);
  }

  private static @Nullable Referral referral(JsonValue referral) {
    var says = Stream.of("source_type", "source_id", "source_url").map(referral::text);
    return says.allMatch(String::isBlank)
        ? null
        : new Referral(
            referral.text("source_type"),
            referral.text("source_id"),
            referral.given("source_url"),
            referral.given("headline"),
            referral.given("body"),
            referral.given("ctwa_clid"));
  }
}
