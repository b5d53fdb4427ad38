package dev.ava.domain.account.usecase;

import dev.ava.domain.account.port.Accounts;
import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;

/// The only way to get a use case of accounts.
public final class AccountUseCases {
  private final AuthProvider provider;
  private final AccountDirectory directory;

  public AccountUseCases(
      AuthProvider provider, Accounts accounts, Transactions transactions, Clock clock) {
    this.provider = provider;
    this.directory = new AccountDirectory(accounts, transactions, clock);
  }

  public SignUp signUp() {
    return new SignUpService(provider, directory);
  }

  public SignIn signIn() {
    return new SignInService(provider, new Admission(provider, directory));
  }

  public RefreshSession refreshSession() {
    return new RefreshSessionService(provider, new Admission(provider, directory));
  }

  public SignOut signOut() {
    return command -> provider.signOut(command.token());
  }

  public ShowAccount showAccount() {
    return command -> directory.findOrOpen(command.caller().id());
  }
}
