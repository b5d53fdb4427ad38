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
import io.r2dbc.spi.Readable;
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

  /// What `$1` has. The enum is cast, because the driver looks for a type that it does not know
  /// among all that it does.
  static final String OF_OWNER =
      """
      select id, user_id, name, age, cast(personality as text), physical_description, created_at,
        updated_at
      from ava.avatars where user_id = $1
      """;

  static AvatarRow of(Readable row) {
    return new AvatarRow(
        Columns.required(row, 0, UUID.class),
        Columns.required(row, 1, UUID.class),
        Columns.required(row, 2, String.class),
        Columns.required(row, 3, Integer.class),
        Columns.required(row, 4, String.class),
        row.get(5, String.class),
        Columns.time(row, 6),
        Columns.time(row, 7));
  }

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
