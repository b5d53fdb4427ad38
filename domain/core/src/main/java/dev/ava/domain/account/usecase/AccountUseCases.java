package dev.ava.domain.account.usecase;

import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;

/// The only way to get a use case of accounts.
public final class AccountUseCases {
  private final AccountPorts ports;
  private final AccountDirectory directory;
  private final Admission admission;
  private final Erasing erasing;
  private final Transactions transactions;
  private final Clock clock;

  public AccountUseCases(AccountPorts ports, Transactions transactions, Clock clock) {
    this.ports = ports;
    this.directory = new AccountDirectory(ports.accounts(), ports.erasures(), transactions, clock);
    this.admission = new Admission(ports.provider(), directory);
    this.erasing = new Erasing(ports.provider(), ports.erasures(), transactions, clock);
    this.transactions = transactions;
    this.clock = clock;
  }

  public SignUp signUp() {
    return new SignUpService(ports.provider(), directory);
  }

  public SignIn signIn() {
    return new SignInService(ports.provider(), admission);
  }

  public RefreshSession refreshSession() {
    return new RefreshSessionService(ports.provider(), admission);
  }

  public SignOut signOut() {
    return command -> ports.provider().signOut(command.token());
  }

  public ShowAccount showAccount() {
    return command -> directory.ofCaller(command.caller());
  }

  public ExportAccount exportAccount() {
    return new ExportAccountService(ports, directory, transactions);
  }

  public DeleteAccount deleteAccount() {
    return new DeleteAccountService(ports.provider(), erasing);
  }

  public FinishErasures finishErasures() {
    return new FinishErasuresService(ports.erasures(), erasing, transactions, clock);
  }
}
