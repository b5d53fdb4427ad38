package dev.ava.postgres;

import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.port.WhatsAppLinks.Claim;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Corrupt;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@MappedEntity("ava.user_preferences")
record LinkRow(
    @Id UUID userId,
    @Nullable String whatsappPhone,
    @TypeDef(type = DataType.OBJECT) @Nullable OffsetDateTime whatsappLinkedAt,
    @Nullable String pendingPhone,
    @Nullable String linkCode,
    @TypeDef(type = DataType.OBJECT) @Nullable OffsetDateTime linkCodeExpiresAt) {

  WhatsAppLink toLink() {
    return whatsappPhone != null && whatsappLinkedAt != null
        ? new WhatsAppLink.Linked(new PhoneNumber(whatsappPhone), whatsappLinkedAt.toInstant())
        : toPending();
  }

  Claim toClaim() {
    return new Claim(new UserId(userId), toPending());
  }

  private WhatsAppLink.Pending toPending() {
    if (pendingPhone == null || linkCode == null || linkCodeExpiresAt == null) {
      throw new Corrupt("A row of user_preferences has neither a claim nor a proof.");
    }
    return new WhatsAppLink.Pending(
        new PhoneNumber(pendingPhone), new LinkCode(linkCode), linkCodeExpiresAt.toInstant());
  }
}
