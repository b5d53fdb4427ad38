package dev.ava.postgres;

import dev.ava.domain.messaging.MessageContext;
import dev.ava.domain.messaging.MessageContext.Forwarded;
import dev.ava.domain.messaging.Wamid;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// A context as the columns `messages.context` and `inbox.content` keep it.
@Serdeable
record ContextJson(
    @Nullable String repliesTo,
    String forwarded,
    @Nullable Product product,
    @Nullable Referral referral) {
  static ContextJson of(MessageContext context) {
    var repliesTo = context.repliesTo();
    var product = context.product();
    var referral = context.referral();
    return new ContextJson(
        repliesTo == null ? null : repliesTo.value(),
        EnumText.of(context.forwarded()),
        product == null ? null : new Product(product.catalogId(), product.retailerId()),
        referral == null ? null : Referral.of(referral));
  }

  MessageContext toContext() {
    return new MessageContext(
        repliesTo == null ? null : new Wamid(repliesTo),
        EnumText.parse(Forwarded.class, forwarded),
        product == null ? null : product.toProduct(),
        referral == null ? null : referral.toReferral());
  }

  @Serdeable
  record Product(@Nullable String catalogId, @Nullable String retailerId) {
    MessageContext.Product toProduct() {
      return new MessageContext.Product(
          catalogId == null ? "" : catalogId, retailerId == null ? "" : retailerId);
    }
  }

  @Serdeable
  record Referral(
      @Nullable String type,
      @Nullable String id,
      @Nullable String url,
      @Nullable String headline,
      @Nullable String body,
      @Nullable String clickId) {
    static Referral of(MessageContext.Referral from) {
      return new Referral(
          from.type(), from.id(), from.url(), from.headline(), from.body(), from.clickId());
    }

    MessageContext.Referral toReferral() {
      return new MessageContext.Referral(
          type == null ? "" : type, id == null ? "" : id, url, headline, body, clickId);
    }
  }
}
