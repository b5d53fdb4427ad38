package dev.ava.testkit;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Avatars in the in-memory store.
public final class InMemoryAvatars implements Avatars {
  private final InMemoryStore store;

  public InMemoryAvatars(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<Avatar> ofOwner(UserId owner) {
    return Optional.ofNullable(store.tables().avatars.get(owner))
        .filter(found -> store.reaches(owner));
  }

  @Override
  public Map<UserId, Avatar> ofOwners(Set<UserId> owners) {
    return owners.stream()
        .map(this::ofOwner)
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(Avatar::owner, avatar -> avatar));
  }

  @Override
  public void add(Avatar avatar) {
    var avatars = store.tables().avatars;
    store.requireReach(avatar.owner());
    store.requireUser(avatar.owner());
    if (avatars.putIfAbsent(avatar.owner(), avatar) != null) {
      throw store.fail(new Conflict("The owner has an avatar."));
    }
  }

  @Override
  public void update(Avatar avatar) {
    var avatars = store.tables().avatars;
    if (ofOwner(avatar.owner()).filter(found -> found.id().equals(avatar.id())).isEmpty()) {
      throw store.fail(new Conflict("The caller has no such avatar."));
    }
    avatars.put(avatar.owner(), avatar);
  }
}
