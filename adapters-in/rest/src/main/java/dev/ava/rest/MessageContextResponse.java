package dev.ava.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ava.domain.messaging.MessageContext;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MessageContext", description = "Where a message comes from.")
record MessageContextResponse(
    @Schema(
            description = "WhatsApp's id (`wamid`) of the message that it quotes.",
            example = "wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTA=")
        @Nullable String repliesTo,
    @Schema(
            description =
                "Whether somebody else had said it before; `often` is more than a few times.",
            type = "string",
            allowableValues = {"no", "yes", "often"})
        String forwarded,
    @Nullable Product product,
    @Nullable Referral referral) {

  static @Nullable MessageContextResponse of(@Nullable MessageContext context) {
    if (context == null) {
      return null;
    }
    var quoted = context.repliesTo();
    return new MessageContextResponse(
        quoted == null ? null : quoted.value(),
        Words.of(context.forwarded()),
        Product.of(context.product()),
        Referral.of(context.referral()));
  }

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @Schema(
      name = "ProductInContext",
      description = "The product of a catalogue that a message asks about.")
  record Product(String catalogId, String retailerId) {
    private static @Nullable Product of(MessageContext.@Nullable Product product) {
      return product == null ? null : new Product(product.catalogId(), product.retailerId());
    }
  }

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Referral", description = "The advertisement or post that the person came from.")
  record Referral(
      @Schema(example = "ad") String type,
      String id,
      @Nullable String url,
      @Nullable String headline,
      @Nullable String body,
      @Schema(description = "Meta's id of the click (`ctwa_clid`).") @Nullable String clickId) {
    private static @Nullable Referral of(MessageContext.@Nullable Referral referral) {
      return referral == null
          ? null
          : new Referral(
              referral.type(),
              referral.id(),
              referral.url(),
              referral.headline(),
              referral.body(),
              referral.clickId());
    }
  }
}
