package dev.ava.postgres;

import dev.ava.domain.account.Credential;
import dev.ava.domain.account.PasswordHash;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.OffsetDateTime;
import java.util.UUID;

@MappedEntity("auth.users")
record CredentialRow(
    @Id UUID id,
    String email,
    String encryptedPassword,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime createdAt) {

  Credential toCredential() {
    return new Credential(
        new UserId(id),
        new EmailAddress(email),
        new PasswordHash(encryptedPassword),
        createdAt.toInstant());
  }
}
