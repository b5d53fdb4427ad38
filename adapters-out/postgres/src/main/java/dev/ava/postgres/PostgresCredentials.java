package dev.ava.postgres;

import dev.ava.domain.account.Credential;
import dev.ava.domain.account.port.Credentials;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Credentials in `auth.users`, the table that Supabase's own sign-in uses, in the same form.
@Singleton
final class PostgresCredentials implements Credentials {
  private final CredentialRows rows;

  PostgresCredentials(CredentialRows rows) {
    this.rows = rows;
  }

  @Override
  public void add(Credential credential) {
    rows.insert(
        credential.user().value(),
        credential.email().value(),
        credential.password().value(),
        credential.createdAt());
  }

  @Override
  public Optional<Credential> find(EmailAddress email) {
    return rows.findByEmail(email.value()).map(CredentialRow::toCredential);
  }

  @Override
  public Optional<Credential> find(UserId user) {
    return rows.findById(user.value()).map(CredentialRow::toCredential);
  }

  @Override
  public void remove(UserId user) {
    rows.delete(user.value());
  }
}
