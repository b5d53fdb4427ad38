package dev.ava.postgres;

import dev.ava.domain.account.Account;
import dev.ava.domain.account.Tier;
import dev.ava.domain.shared.UserId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.OffsetDateTime;
import java.util.UUID;

@MappedEntity("ava.accounts")
record AccountRow(
    @Id UUID userId,
    String tier,
    boolean active,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime createdAt) {

  Account toAccount() {
    return new Account(
        new UserId(userId), EnumText.parse(Tier.class, tier), active, createdAt.toInstant());
  }
}
