package dev.ava.testkit;

import dev.ava.domain.account.Credential;
import dev.ava.domain.account.port.Credentials;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import java.util.Optional;

/// Credentials in the in-memory store.
public final class InMemoryCredentials implements Credentials {
  private final InMemoryStore store;

  public InMemoryCredentials(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void add(Credential credential) {
    var credentials = store.tables().credentials;
    store.requireService();
    store.insertUser(credential.user(), credential.email());
    credentials.put(credential.user(), credential);
  }

  @Override
  public Optional<Credential> find(EmailAddress email) {
    var credentials = store.tables().credentials;
    store.requireService();
    return credentials.values().stream().filter(each -> each.email().equals(email)).findFirst();
  }

  @Override
  public Optional<Credential> find(UserId user) {
    var credentials = store.tables().credentials;
    store.requireService();
    return Optional.ofNullable(credentials.get(user));
  }

  @Override
  public void remove(UserId user) {
    var tables = store.tables();
    store.requireService();
    tables.removeUser(user);
  }
}
