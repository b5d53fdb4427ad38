package dev.ava.testkit;

import dev.ava.domain.avatar.Age;
import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.AvatarName;
import dev.ava.domain.avatar.Looks;
import dev.ava.domain.avatar.Persona;
import dev.ava.domain.avatar.Personality;
import dev.ava.domain.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Builds an avatar: Luna, 25, playful, of somebody.
public final class AvatarFixture {
  private final Avatar.Id id = new Avatar.Id(UUID.randomUUID());
  private UserId owner = Fixtures.aUserId();
  private String name = "Luna";
  private int age = 25;
  private Personality personality = Personality.PLAYFUL;
  private @Nullable Looks looks = new Looks("Silver hair");
  private Instant createdAt = Fixtures.NOW;

  private AvatarFixture() {}

  public static AvatarFixture anAvatar() {
    return new AvatarFixture();
  }

  public AvatarFixture of(UserId user) {
    owner = user;
    return this;
  }

  public AvatarFixture named(String text) {
    name = text;
    return this;
  }

  public AvatarFixture aged(int years) {
    age = years;
    return this;
  }

  public AvatarFixture being(Personality character) {
    personality = character;
    return this;
  }

  public AvatarFixture looking(@Nullable String text) {
    looks = text == null ? null : new Looks(text);
    return this;
  }

  public AvatarFixture createdAt(Instant time) {
    createdAt = time;
    return this;
  }

  public Avatar build() {
    var persona = new Persona(new AvatarName(name), new Age(age), personality, looks);
    return Avatar.shaped(id, owner, persona, createdAt);
  }
}
