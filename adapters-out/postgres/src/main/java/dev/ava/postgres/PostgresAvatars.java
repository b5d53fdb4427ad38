package dev.ava.postgres;

import static java.util.stream.Collectors.toMap;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.Looks;
import dev.ava.domain.avatar.Persona;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Singleton
final class PostgresAvatars implements Avatars {
  private final AvatarRows rows;
  private final CurrentTransaction current;

  PostgresAvatars(AvatarRows rows, CurrentTransaction current) {
    this.rows = rows;
    this.current = current;
  }

  @Override
  public Optional<Avatar> ofOwner(UserId owner) {
    return current
        .get()
        .query(
            connection -> connection.createStatement(AvatarRow.OF_OWNER).bind("$1", owner.value()),
            AvatarRow::of)
        .stream()
        .findFirst()
        .map(AvatarRow::toAvatar);
  }

  @Override
  public Map<UserId, Avatar> ofOwners(Set<UserId> owners) {
    return owners.isEmpty()
        ? Map.of()
        : rows.ofOwners(UuidArray.of(owners, UserId::value)).stream()
            .map(AvatarRow::toAvatar)
            .collect(toMap(Avatar::owner, avatar -> avatar));
  }

  @Override
  public void add(Avatar avatar) {
    var persona = avatar.persona();
    rows.insert(
        avatar.id().value(),
        avatar.owner().value(),
        persona.name().value(),
        persona.age().years(),
        EnumText.of(persona.personality()),
        looks(persona),
        avatar.createdAt(),
        avatar.updatedAt());
  }

  @Override
  public void update(Avatar avatar) {
    var persona = avatar.persona();
    var updated =
        rows.update(
            avatar.id().value(),
            avatar.owner().value(),
            persona.name().value(),
            persona.age().years(),
            EnumText.of(persona.personality()),
            looks(persona),
            avatar.updatedAt());
    if (updated == 0) {
      throw new Conflict("The caller has no such avatar.");
    }
  }

  private static @Nullable String looks(Persona persona) {
    Looks looks = persona.looks();
    return looks == null ? null : looks.value();
  }
}
