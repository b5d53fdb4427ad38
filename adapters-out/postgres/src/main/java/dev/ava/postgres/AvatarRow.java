package dev.ava.postgres;

import dev.ava.domain.avatar.Age;
import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.AvatarName;
import dev.ava.domain.avatar.Looks;
import dev.ava.domain.avatar.Persona;
import dev.ava.domain.avatar.Personality;
import dev.ava.domain.shared.UserId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@MappedEntity("ava.avatars")
record AvatarRow(
    @Id UUID id,
    UUID userId,
    String name,
    int age,
    String personality,
    @Nullable String physicalDescription,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime createdAt,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime updatedAt) {

  Avatar toAvatar() {
    var looks = physicalDescription == null ? null : new Looks(physicalDescription);
    var persona =
        new Persona(
            new AvatarName(name),
            new Age(age),
            EnumText.parse(Personality.class, personality),
            looks);
    return new Avatar(
        new Avatar.Id(id),
        new UserId(userId),
        persona,
        createdAt.toInstant(),
        updatedAt.toInstant());
  }
}
