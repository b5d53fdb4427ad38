package dev.ava.domain.account.usecase;

import dev.ava.domain.account.Account;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;

final class ExportAccountService implements ExportAccount {
  private final AccountPorts ports;
  private final AccountDirectory directory;
  private final Transactions transactions;

  ExportAccountService(AccountPorts ports, AccountDirectory directory, Transactions transactions) {
    this.ports = ports;
    this.directory = directory;
    this.transactions = transactions;
  }

  @Override
  public void export(Command command) {
    var account = directory.ofCaller(command.caller());
    transactions.snapshot(
        command.caller(),
        () -> {
          command.reader().accept(contents(account, command.caller().id()));
          return true;
        });
  }

  private Contents contents(Account known, UserId user) {
    return new Contents(
        ports.accounts().find(user).orElse(known),
        ports.avatars().ofOwner(user),
        ports.links().ofUser(user),
        ports.identities().aliases(user),
        ports.identities().changes(user),
        () -> new WholeLog(ports.log(), user));
  }
}
